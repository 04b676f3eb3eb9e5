namespace Wizard.Settings;

/// <summary>A kind of value: what it accepts, what it normalises, the sentence it refuses with.</summary>
/// <param name="name">The word after <c>@type=</c>.</param>
/// <param name="accepts">What is right, as it ends the sentence "must be ...".</param>
/// <param name="example">A value that is accepted.</param>
public abstract class SettingType(string name, string accepts, string example)
{
    /// <summary>The word after <c>@type=</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What is right, as it ends the sentence "must be ...".</summary>
    public string Accepts { get; } = accepts;

    /// <summary>A value that is accepted, in its normal form.</summary>
    public string Example { get; } = example;

    /// <summary>What would be right, as a sentence's second half, with an example.</summary>
    public virtual string Right => $"it must be {Accepts}, for example {Example}.";

    /// <summary>Its refusals never show the text.</summary>
    public virtual bool IsDiscreet => false;

    /// <summary>Judges a text that is not blank (a blank one is the setting's affair: required or not).</summary>
    public abstract Verdict Check(string text);

    /// <summary>Refuses, saying what is wrong and what would be right.</summary>
    protected Verdict Refuse(string wrong) => Verdict.Refuse($"{wrong}; {Right}");
}
