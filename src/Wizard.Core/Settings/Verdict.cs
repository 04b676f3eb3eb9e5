namespace Wizard.Settings;

/// <summary>What a setting says to a text: accepted, with its normal form, or refused, with a sentence that says what would be right.</summary>
public readonly record struct Verdict
{
    /// <summary>The normal form of an accepted text; null where it was refused.</summary>
    public string? Value { get; private init; }

    /// <summary>Why the text was refused and what would be right, with an example; null where it was accepted.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Accepts a text in its normal form.</summary>
    public static Verdict Accept(string value) => new() { Value = value };

    /// <summary>Refuses a text.</summary>
    public static Verdict Refuse(string refusal) => new() { Refusal = refusal };
}
