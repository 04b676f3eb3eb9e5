using System.Text;

namespace Wizard.Env;

/// <summary>The ways to write a value, and to read a quoted one.</summary>
internal static class Quoting
{
    /// <summary>Why no .env file can hold the value; null where it can.</summary>
    public static UserError? Refuse(string name, string value) =>
        value.Contains('\0') || value.Any(char.IsSurrogate) && !IsWellFormed(value)
            ? new UserError($"{name} holds a character that no .env file can hold.", $"Type the value of {name} again, as plain text.")
            : null;

    /// <summary>The texts that mean the value, the most readable one first. Which of them fits depends on what stands beside it.</summary>
    public static IEnumerable<string> Forms(string value)
    {
        if (value.All(IsSafe)) yield return value;
        if (Single(value) is { } single) yield return single;
        yield return Double(value);
    }

    /// <summary>The offset of the quote that closes the one at <paramref name="open"/>; -1 where there is none.</summary>
    public static int FindEnd(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open]) return at;
            if (text[at] == '\\') at++;
        }

        return -1;
    }

    /// <summary>What stands between quotes: a backslash hides that quote, and stays where it hides anything else.</summary>
    public static string Unquote(ReadOnlySpan<char> content, char quote)
    {
        if (!content.Contains('\\')) return content.ToString();
        var value = new StringBuilder(content.Length);
        for (var at = 0; at < content.Length; at++)
        {
            var isEscape = content[at] == '\\' && at + 1 < content.Length;
            if (isEscape && content[at + 1] != quote) value.Append('\\');
            value.Append(content[isEscape ? ++at : at]);
        }

        return value.ToString();
    }

    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || "._:/@%+,=*-".Contains(letter);

    // Nothing expands in single quotes, but they cannot hold an odd number of backslashes before a quote or at the end.
    // Other control characters than line feeds are readable only as escapes.
    private static string? Single(string value)
    {
        if (value.Any(letter => char.IsControl(letter) && letter != '\n')) return null;
        var form = $"'{value.Replace("'", @"\'", StringComparison.Ordinal)}'";
        return FindEnd(form, 0) == form.Length - 1 && Unquote(form.AsSpan(1..^1), '\'') == value ? form : null;
    }

    private static string Double(string value)
    {
        var form = new StringBuilder(value, value.Length + 8)
            .Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("$", @"\$")
            .Replace("\n", @"\n").Replace("\r", @"\r").Replace("\t", @"\t");
        return $"\"{form}\"";
    }

    private static bool IsWellFormed(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !value.Contains('\uFFFD')) return false;
        }

        return true;
    }
}
