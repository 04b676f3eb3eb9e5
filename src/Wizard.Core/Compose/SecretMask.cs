using System.Text;

namespace Wizard.Compose;

/// <summary>Covers secrets in what docker says of its own: its errors quote the values that it does not understand.</summary>
/// <remarks>Not for what containers print, which is shown as it is.</remarks>
/// <param name="secrets">The values; those of less than four characters would cover half of every sentence, and are left out.</param>
public sealed class SecretMask(IEnumerable<string> secrets)
{
    private const int Shortest = 4;
    private const int ShortestPart = 8;
    private static readonly char[] Separators = [':', '/', '@', ',', '=', '"', '{', '}', ' '];

    // a form that holds another one is covered as a whole
    private readonly string[] _forms = [.. secrets.SelectMany(Parts).SelectMany(Forms).Where(form => form.Length >= Shortest).Distinct().OrderByDescending(form => form.Length)];

    /// <summary>Covers nothing.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>The text with <c>********</c> in place of each secret.</summary>
    public string Cover(string text) => _forms.Aggregate(text, (covered, form) => covered.Replace(form, "********", StringComparison.Ordinal));

    // a message quotes a line of it, or what stood between two colons of a port
    private static IEnumerable<string> Parts(string secret)
    {
        string[] lines = [secret, .. secret.Split('\n', StringSplitOptions.TrimEntries)];
        return lines.Concat(secret.Split(Separators).Where(part => part.Length >= ShortestPart));
    }

    // as it is, as compose's files double its dollars, as YAML, Go and JSON quote it (also what is quoted already), as a URL holds it
    private static IEnumerable<string> Forms(string part)
    {
        foreach (var value in new[] { part, part.Replace("$", "$$", StringComparison.Ordinal) })
        {
            var quoted = Quoted(value);
            string[] forms = [value, value.Replace("'", "''", StringComparison.Ordinal), quoted, Quoted(quoted), Html(quoted), Uri.EscapeDataString(value)];
            foreach (var form in forms) yield return form;
        }
    }

    // Go's strconv.Quote
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            quoted.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => letter.ToString() });
        }

        return quoted.ToString();
    }

    // Go's encoding/json
    private static string Html(string quoted) =>
        quoted.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
}
