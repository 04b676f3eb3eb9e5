namespace Wizard.Settings.Types;

/// <summary>true or false.</summary>
public sealed class BoolType() : SingleLineType("bool", "true or false", "true")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => line.ToLowerInvariant() switch
    {
        "true" or "yes" => Verdict.Accept("true"),
        "false" or "no" => Verdict.Accept("false"),
        _ => Refuse($"{Shown.Text(line)} is neither true nor false"),
    };
}
