using System.Text;

namespace Wizard.Env;

/// <summary>Reads a .env text as docker compose does (compose-go, dotenv/parser.go), and keeps where everything stands.</summary>
internal sealed class EnvParser(string text)
{
    private readonly List<EnvEntry> _entries = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _position = text.StartsWith('\uFEFF') ? 1 : 0;
    private EnvFault? _fault;

    public IReadOnlyList<EnvEntry> Parse(out EnvFault? fault)
    {
        while (_fault is null && SkipToStatement()) ReadStatement();
        fault = _fault;
        return _entries;
    }

    private bool SkipToStatement()
    {
        while (_position < text.Length)
        {
            if (text[_position] == '#') _position = EndOfLine(_position);
            else if (char.IsWhiteSpace(text[_position])) _position++;
            else return true;
        }

        return false;
    }

    private void ReadStatement()
    {
        var start = _position;
        SkipExport();
        var keyStart = _position;
        var separator = FindSeparator(keyStart);
        if (_fault is not null) return;
        var key = separator < 0 ? "" : text[keyStart..separator].TrimEnd();
        if (key.Contains(' ')) Fail(keyStart, "a variable's name holds a blank", "It should read NAME=value.");
        else if (separator >= 0 && text[separator] == '\n') AddName(key, start, separator);
        else ReadValue(key, start, separator < 0 ? keyStart : separator + 1);
    }

    // A mere name takes its value from compose's environment, which we keep empty.
    private void AddName(string key, int start, int separator)
    {
        var end = start + text.AsSpan(start..separator).TrimEnd().Length;
        _entries.Add(new EnvEntry(key, start, end, end, null));
        _position = separator + 1;
    }

    private void SkipExport()
    {
        const string export = "export";
        if (string.CompareOrdinal(text, _position, export, 0, export.Length) != 0) return;
        var next = _position + export.Length;
        if (next < text.Length && text[next] is '\t' or '\n' or '\f' or '\r' or ' ') _position = SkipBlanks(next);
    }

    /// <summary>The offset of the '=', ':' or line feed behind a name; -1 where the text ends before.</summary>
    private int FindSeparator(int from)
    {
        for (var at = from; at < text.Length;)
        {
            if (text[at] is '=' or ':' or '\n') return at;
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (!IsOfName(rune)) return Fail(at, "a variable's name holds a character that it must not", "A name is made of letters, digits and _.");
            at += length;
        }

        return -1;
    }

    private static bool IsOfName(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsNumber(rune) || rune.Value is '_' or '.' or '-' or '[' or ']' || (rune.IsBmp && IsBlank((char)rune.Value));

    private void ReadValue(string key, int start, int behindSeparator)
    {
        var valueStart = SkipBlanks(behindSeparator);
        if (valueStart < text.Length && text[valueStart] is '\'' or '"') ReadQuoted(key, start, valueStart);
        else ReadPlain(key, start, behindSeparator, valueStart);
    }

    private void ReadPlain(string key, int start, int behindSeparator, int valueStart)
    {
        var line = text.AsSpan(valueStart..EndOfLine(valueStart));
        var comment = line.IndexOf(" #", StringComparison.Ordinal);
        var value = (comment < 0 ? line : line[..comment]).TrimEnd();
        // An empty value stands right behind its '=': what is skipped there may be the line's carriage return.
        var from = value.IsEmpty ? behindSeparator : valueStart;
        _position = Math.Min(text.Length, valueStart + line.Length + 1);
        Add(key, start, from, from + value.Length, Expand(value.ToString(), valueStart));
    }

    private void ReadQuoted(string key, int start, int open)
    {
        var close = Quoting.FindEnd(text, open);
        if (close < 0)
        {
            _ = Fail(open, $"a quote ({text[open]}) is opened and not closed", "Close it, or put the value into single quotes.");
            return;
        }

        var content = Quoting.Unquote(text.AsSpan((open + 1)..close), text[open]);
        _position = close + 1;
        Add(key, start, open, close + 1, text[open] == '"' ? Expand(Escapes.Expand(content), open) : content);
    }

    private void Add(string key, int start, int valueStart, int valueEnd, string value)
    {
        _values[key] = value;
        _entries.Add(new EnvEntry(key, start, valueStart, valueEnd, value));
    }

    private string Expand(string value, int at)
    {
        if (!value.Contains('$')) return value;
        var expanded = Expansion.Expand(value, name => _values.GetValueOrDefault(name), out var fault);
        if (fault is not null) _ = Fail(at, fault, "To mean a dollar sign itself, put the value into single quotes.");
        return expanded;
    }

    private int EndOfLine(int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }

    private int SkipBlanks(int from)
    {
        while (from < text.Length && IsBlank(text[from])) from++;
        return from;
    }

    private static bool IsBlank(char letter) => letter is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00A0';

    private int Fail(int at, string what, string mend)
    {
        _fault ??= new EnvFault(1 + text.AsSpan(0, at).Count('\n'), what, mend);
        return -1;
    }
}
