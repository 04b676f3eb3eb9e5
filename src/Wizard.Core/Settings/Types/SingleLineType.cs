using System.Globalization;

namespace Wizard.Settings.Types;

/// <summary>A kind of value that stands in one line and is no Go template: Traefik executes <c>{{</c> in its files.</summary>
/// <param name="name">The word after <c>@type=</c>.</param>
/// <param name="accepts">What is right, as it ends the sentence "must be ...".</param>
/// <param name="example">A value that is accepted.</param>
public abstract class SingleLineType(string name, string accepts, string example) : SettingType(name, accepts, example)
{
    /// <summary>Refuses what no single line may hold, then asks the type.</summary>
    public sealed override Verdict Check(string text)
    {
        if (text.Any(IsInvisible)) return Refuse("it holds a line feed or another invisible character");
        if (!IsWellFormed(text)) return Refuse("it holds half a character");
        return !MayHoldTemplates && text.Contains("{{", StringComparison.Ordinal)
            ? Refuse("it holds {{, which Traefik would execute")
            : CheckLine(text);
    }

    /// <summary>True where <c>{{</c> is a text like any other.</summary>
    protected virtual bool MayHoldTemplates => false;

    /// <summary>Judges a line without control characters.</summary>
    protected abstract Verdict CheckLine(string line);

    // Marks that turn the direction of writing make a line look like another one.
    private static bool IsInvisible(char letter) =>
        char.IsControl(letter) || letter is '\uFEFF' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else if (char.IsSurrogate(text[at])) return false;
        }

        return true;
    }
}
