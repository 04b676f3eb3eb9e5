namespace Wizard.Settings;

/// <summary>Reads one env-dist file, strictly: it may be an administrator's own.</summary>
internal sealed class CatalogueReader(string project, string text, string path)
{
    private readonly string[] _lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
    private readonly List<Setting> _settings = [];
    private readonly Dictionary<string, int> _lineOf = new(StringComparer.Ordinal);
    private readonly EnvDistFaults _faults = new(path);

    public Catalogue Read()
    {
        var end = EndOfHeader();
        var header = Block(0, end);
        var root = new Decorators(header.Decorators, _faults, "prefix", "route");
        var prefix = Prefix(root, end + 1);
        ReadSettings(end + 1, prefix);
        foreach (var setting in _settings)
        {
            RefuseStrayLeast(setting);
            RefuseStrayCondition(setting);
        }

        return new Catalogue
        {
            Project = project,
            Prefix = prefix,
            Route = Route(root),
            Help = header.Help,
            Settings = [.. _settings],
            NewText = NewEnvText.Of(_lines, end),
        };
    }

    private int EndOfHeader()
    {
        var end = Array.FindIndex(_lines, line => !IsComment(line) || DecoratorLine.IsDivider(line));
        return end >= 0 && DecoratorLine.IsDivider(_lines[end])
            ? end
            : throw _faults.At(1, "the header is missing", "The file begins with comments, @prefix among them, that # --- ends.");
    }

    private string Prefix(Decorators root, int line)
    {
        var prefix = root.Text("prefix", mayBeEmpty: true) ?? throw _faults.At(line, "the header has no @prefix", "It reads # @prefix=WHOAMI, for example.");
        return prefix.Length == 0 || SettingNames.IsValid(prefix)
            ? prefix
            : throw _faults.At(root.Line("prefix"), "@prefix is not made of capital letters, digits and _", "It reads @prefix=WHOAMI, for example.");
    }

    private string? Route(Decorators root) => root.Text("route") is not { } route || route is "http" or "tls-passthrough"
        ? root.Text("route")
        : throw _faults.At(root.Line("route"), "@route is neither http nor tls-passthrough", "Leave it out where Traefik does not reach the project.");

    private void ReadSettings(int from, string prefix)
    {
        var start = from;
        for (var at = from; at < _lines.Length; at++)
        {
            if (IsComment(_lines[at]) && !DecoratorLine.IsDivider(_lines[at])) continue;
            var block = Block(start, at);
            if (_lines[at].Contains('=') && !IsComment(_lines[at])) Add(new SettingReader(_lines[at], at + 1, block, _faults).Read(), at + 1, prefix);
            else RefuseStray(_lines[at], at + 1, block);
            start = at + 1;
        }

        RefuseStray("", _lines.Length, Block(start, _lines.Length));
    }

    private void Add(Setting setting, int line, string prefix)
    {
        if (prefix.Length > 0 && !setting.Name.StartsWith($"{prefix}_", StringComparison.Ordinal))
        {
            throw _faults.At(line, $"{setting.Name} does not begin with {prefix}_", $"Rename it, or mend @prefix={prefix} in the header.");
        }

        if (!_lineOf.TryAdd(setting.Name, line)) throw _faults.At(line, $"{setting.Name} stands in line {_lineOf[setting.Name]} already", "Leave one of them out.");
        _settings.Add(setting);
    }

    private void RefuseStray(string line, int number, CommentBlock block)
    {
        if (block.Decorators.Count > 0) throw _faults.At(block.Decorators[0].Line, $"@{block.Decorators[0].Name} belongs to no setting", "Put it right above its setting, without a blank line between.");
        if (!string.IsNullOrWhiteSpace(line) && !IsComment(line)) throw _faults.At(number, "this is neither a comment nor a setting", "A setting reads NAME=default or NAME=.");
    }

    private void RefuseStrayLeast(Setting setting)
    {
        if (setting.AtLeast is not { } least) return;
        var other = _settings.Find(candidate => candidate.Name == least);
        if (other is { Type.Name: "duration" } && setting.Type.Name == "duration") return;
        var near = Nearest.To(least, _settings.Select(candidate => candidate.Name));
        throw _faults.At(
            _lineOf[setting.Name],
            other is null ? $"@atLeast of {setting.Name} names {least}, which is no setting of this file" : $"@atLeast of {setting.Name} compares what is not a duration",
            other is null && near is not null ? $"Did you mean {near}?" : "It compares two settings of @type=duration.");
    }

    private void RefuseStrayCondition(Setting setting)
    {
        if (setting.When is { } when && _settings.TrueForAll(other => other.Name != when.Name))
        {
            throw _faults.At(_lineOf[setting.Name], $"@when of {setting.Name} names {when.Name}, which is no setting of this file", "It reads @when=\"OTHER_SETTING=value\".");
        }
    }

    private CommentBlock Block(int from, int to) => CommentBlock.Read(_lines, from, to, _faults);

    private static bool IsComment(string line) => line.AsSpan().TrimStart() is ['#', ..];
}
