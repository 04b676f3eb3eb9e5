using System.Globalization;
using System.Text;

namespace Wizard;

/// <summary>Text that others wrote (servers, engines, labels of images, subjects of certificates), before it is shown.</summary>
internal static class ForeignText
{
    private const int Longest = 300; // characters

    /// <summary>The text without characters that steer a terminal or cannot be seen, and not too long.</summary>
    public static string Shown(string text, int longest = Longest) => string.Concat(text.EnumerateRunes().Take(longest).Select(rune => IsSeen(rune) ? rune.ToString() : "?"));

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
