using System.Globalization;
using System.Text;

namespace Wizard.Pki;

/// <summary>What an authority says, as a message may hold it.</summary>
internal static class Printable
{
    private const int Longest = 300;

    /// <summary>The text without characters that steer a terminal or cannot be seen, and not too long.</summary>
    public static string Text(string text) => string.Concat(text.EnumerateRunes().Take(Longest).Select(rune => IsSeen(rune) ? rune.ToString() : "?"));

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
