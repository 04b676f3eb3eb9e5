namespace Wizard.Env;

/// <summary>A lossless .env document: comments, order, blank lines, unknown variables and line endings survive every change. Immutable.</summary>
public sealed class EnvDocument
{
    private readonly string _text;
    private readonly string _path;
    private readonly IReadOnlyList<EnvEntry> _entries;
    private readonly Dictionary<string, EnvEntry> _last = new(StringComparer.Ordinal);

    private EnvDocument(string text, string path, IReadOnlyList<EnvEntry> entries)
    {
        (_text, _path, _entries) = (text, path, entries);
        foreach (var entry in entries.Where(entry => entry.IsAssignment)) _last[entry.Name] = entry;
        Names = [.. _last.Keys];
    }

    /// <summary>Reads a text with docker compose's grammar.</summary>
    /// <exception cref="UserError">A syntax error; names file, line and what is wrong. Never shows a value.</exception>
    public static EnvDocument Parse(string text, string path) =>
        TryParse(text, path, out var fault) ?? throw Error(fault!, path);

    /// <summary>The names of the variables, in order, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every statement, in order: its line, its name (empty where compose reads none), its value (null for a mere name).</summary>
    internal IEnumerable<(int Line, string Name, string? Value)> Statements => _entries.Select(entry => (1 + _text.AsSpan(0, entry.Start).Count('\n'), entry.Name, entry.Value));

    /// <summary>The value as docker compose sees it (expanded from this document alone), or null where the variable does not stand here.</summary>
    public string? this[string name] => _last.GetValueOrDefault(name)?.Value;

    /// <summary>The document with that variable set to that value, which reads back unchanged; the same document where it has that value already.</summary>
    /// <exception cref="UserError">No .env file can hold the value, or another variable cannot be without the old one.</exception>
    public EnvDocument With(string name, string value)
    {
        if (!EnvNames.IsValid(name)) throw new ArgumentException("A variable's name is made of letters, digits and _.", nameof(name));
        if (this[name] == value) return this;
        var fault = Quoting.Refuse(name, value);
        if (fault is not null) throw fault;
        EnvFault? last = null;
        foreach (var form in Quoting.Forms(value))
        {
            if (Written(name, form, out last) is { } document && document[name] == value) return document;
        }

        throw last is null ? Unwritable(name) : Error(last, _path);
    }

    /// <summary>The document without that variable.</summary>
    /// <exception cref="UserError">Another variable cannot be without it.</exception>
    public EnvDocument Without(string name)
    {
        var rest = _entries.Where(entry => entry.Name != name).ToList();
        if (rest.Count == _entries.Count) return this;
        var text = _text;
        foreach (var entry in _entries.Where(entry => entry.Name == name).Reverse()) text = Lines.Remove(text, entry);
        var document = Parse(text, _path);
        return document.HasEntriesOf(this, rest) ? document : throw Unwritable(name);
    }

    /// <summary>The text, byte for byte what was parsed where nothing was changed.</summary>
    public override string ToString() => _text;

    private EnvDocument? Written(string name, string form, out EnvFault? fault)
    {
        var last = _last.GetValueOrDefault(name);
        var text = last is null
            ? Lines.Append(_text, $"{name}={form}")
            : string.Concat(_text.AsSpan(0, last.ValueStart), form, _text.AsSpan(last.ValueEnd));
        var document = TryParse(text, _path, out fault);
        return document is not null && document.HasEntriesOf(this, [.. _entries.Where(entry => entry != last)], name) ? document : null;
    }

    // What is written must not swallow, split or add another entry: its neighbours stand in the same line sometimes.
    private bool HasEntriesOf(EnvDocument other, List<EnvEntry> entries, string? besides = null)
    {
        var mine = besides is null ? _entries : [.. _entries.Where(entry => entry != _last.GetValueOrDefault(besides))];
        return mine.Count == entries.Count
            && mine.Zip(entries).All(pair => pair.First.Text(_text).SequenceEqual(pair.Second.Text(other._text)));
    }

    private static EnvDocument? TryParse(string text, string path, out EnvFault? fault)
    {
        var entries = new EnvParser(text).Parse(out fault);
        return fault is null ? new EnvDocument(text, path, entries) : null;
    }

    private static UserError Error(EnvFault fault, string path) =>
        new($"{path}, line {fault.Line}: {fault.What}.", $"Open {path} in an editor and mend line {fault.Line}. {fault.Mend}");

    private UserError Unwritable(string name) =>
        new($"{_path}: {name} cannot be changed without changing what stands beside it.", $"Put {name} on a line of its own, in an editor.");
}
