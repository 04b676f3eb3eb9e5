namespace Wizard.Settings.Types;

/// <summary>Several values, comma separated; normalised one by one, blanks round the commas and doubles dropped.</summary>
/// <param name="name">The word after <c>@type=</c>.</param>
/// <param name="accepts">What is right, as it ends the sentence "must be ...".</param>
/// <param name="example">A value that is accepted.</param>
public abstract class ListType(string name, string accepts, string example) : SingleLineType(name, accepts, example)
{
    /// <summary>Judges one member.</summary>
    protected abstract Verdict CheckMember(string member);

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var members = line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (members.Length == 0) return Refuse("it holds nothing but commas");
        var verdicts = members.Select(CheckMember).ToList();
        return verdicts.Find(verdict => verdict.Refusal is not null) is { Refusal: not null } refused
            ? refused
            : Verdict.Accept(string.Join(',', verdicts.Select(verdict => verdict.Value).Distinct()));
    }
}
