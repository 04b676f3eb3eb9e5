namespace Wizard.Cli;

/// <summary>Text that a terminal shows and does not obey.</summary>
internal static class Printable
{
    /// <summary>The text with a ? for each character that would move the cursor, colour, answer or turn the direction of writing; line feeds and tabs stay.</summary>
    public static string Of(string text) => text.Any(IsHarmful) ? string.Concat(text.Select(letter => IsHarmful(letter) ? '?' : letter)) : text;

    private static bool IsHarmful(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
