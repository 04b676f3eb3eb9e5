namespace Wizard.Pki;

/// <summary>What an authority says, as a message may hold it.</summary>
internal static class Printable
{
    private const int Longest = 300;

    /// <summary>The text without control characters, and not too long.</summary>
    public static string Text(string text) => string.Concat(text.Take(Longest).Select(letter => char.IsControl(letter) ? '?' : letter));
}
