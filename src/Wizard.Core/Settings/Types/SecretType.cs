namespace Wizard.Settings.Types;

/// <summary>A password, token or key: any line, masked wherever it is shown.</summary>
public sealed class SecretType() : SingleLineType("secret", "one line of text", "correct-horse-battery-staple")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    protected override bool MayHoldTemplates => true;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => Verdict.Accept(line);
}
