using System.Globalization;
using System.Text;
using Terminal.Gui.Text;

namespace Wizard.Tui.Drawing;

/// <summary>Breaks text into lines that fit the screen.</summary>
internal static class Words
{
    /// <summary>Breaks at blanks, inside a word where it alone is too long; never loses a visible character, keeps a line's indentation.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var rest = text.TrimEnd();
        while (Columns(rest) > width)
        {
            var fits = Fitting(rest, width);
            var blank = rest.AsSpan(0, Math.Min(fits + 1, rest.Length)).LastIndexOf(' ');
            var cut = blank > rest.Length - rest.TrimStart().Length ? blank : fits;
            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }
        yield return rest;
    }

    /// <summary>The beginning of a text that is at most that many columns wide.</summary>
    public static string Cut(string text, int width) => Columns(text) <= width ? text : text[..Fitting(text, width)];

    /// <summary>How many columns wide a text is.</summary>
    public static int Columns(string text) => Ascii.IsValid(text) ? text.Length : text.GetColumns();

    /// <summary>How many chars of the text are at most that many columns wide; at least one text element, so that wrapping ends.</summary>
    private static int Fitting(string text, int width)
    {
        if (Ascii.IsValid(text)) return Math.Clamp(width, 1, text.Length);
        var (chars, columns) = (0, 0);
        while (chars < text.Length)
        {
            var element = StringInfo.GetNextTextElement(text, chars);
            columns += element.GetColumns();
            if (columns > width && chars > 0) break;
            chars += element.Length;
        }
        return chars;
    }
}
