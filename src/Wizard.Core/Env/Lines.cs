namespace Wizard.Env;

/// <summary>Adds and removes lines of a .env text, in the text's own line ending.</summary>
internal static class Lines
{
    public static string Append(string text, string line)
    {
        var ending = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var separator = text.TrimStart('\uFEFF').Length == 0 || text.EndsWith('\n') ? "" : ending;
        return $"{text}{separator}{line}{ending}";
    }

    public static string Remove(string text, EnvEntry entry)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, entry.Start - 1), Math.Max(0, entry.Start)) + 1;
        var newLine = text.IndexOf('\n', entry.ValueEnd);
        var end = newLine < 0 ? text.Length : newLine + 1;
        return IsAlone(text, entry, start, end) ? text.Remove(start, end - start) : text.Remove(entry.Start, entry.ValueEnd - entry.Start);
    }

    private static bool IsAlone(string text, EnvEntry entry, int start, int end)
    {
        var before = text.AsSpan(start..entry.Start);
        var behind = text.AsSpan(entry.ValueEnd..end).TrimStart();
        return before.IsWhiteSpace() && (behind.IsEmpty || behind[0] == '#');
    }
}
