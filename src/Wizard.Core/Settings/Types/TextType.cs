namespace Wizard.Settings.Types;

/// <summary>A line of text.</summary>
public sealed class TextType() : SingleLineType("text", "one line of text without {{", "default")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => Verdict.Accept(line);
}
