namespace Wizard.Settings.Types;

/// <summary>A SHA-256 fingerprint, however it was copied; its normal form is lower-case hex.</summary>
public sealed class Sha256Type() : SingleLineType("sha256", "a SHA-256 fingerprint of 64 hex digits", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
{
    private const int Digits = 64;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var hex = string.Concat(line.Where(letter => letter is not (':' or ' ' or '-'))).ToLowerInvariant();
        if (!hex.All(char.IsAsciiHexDigit)) return Refuse($"{Shown.Text(line)} holds other characters than hex digits");
        return hex.Length == Digits ? Verdict.Accept(hex) : Refuse($"{Shown.Text(line)} has {hex.Length} hex digits instead of {Digits}");
    }
}
