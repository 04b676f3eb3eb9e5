using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Dynamic configurations of several owners, merged: section (http), kind (routers), name, and whose it is. A kind may be a list (tls.certificates): lists are put one after the other.</summary>
internal sealed class DynamicTree
{
    private readonly SortedDictionary<string, Kinds> _sections = new(StringComparer.Ordinal);

    /// <summary>Adds all that a file holds.</summary>
    /// <exception cref="UserError">The file is broken, or one of its names has an owner already.</exception>
    public void Add(string owner, string file, string text)
    {
        var (root, faults) = YamlReader.Read(file, text);
        if (faults.Count > 0) throw new UserError($"What {owner} shipped cannot be read: {faults[0]}", $"Install {owner} again.");
        Add(owner, root, $"Uninstall one of them, or install {owner} again under another instance.");
    }

    /// <summary>Adds all that a document holds.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="root">The document.</param>
    /// <param name="mend">What to do where a name has an owner already.</param>
    /// <exception cref="UserError">One of its names has an owner already, or it is of another shape than sections, kinds, names.</exception>
    public void Add(string owner, YamlMappingNode root, string mend)
    {
        foreach (var (section, kinds) in root.EntriesAt())
            foreach (var (kind, body) in kinds.EntriesAt())
            {
                var kept = KindsOf(section).GetOrAdd(kind);
                if (body is YamlSequenceNode list) kept.Append(list);
                else if (body is YamlMappingNode) AddNames(owner, kept, $"{section}.{kind}", body, mend);
                else throw new UserError($"{owner}: {section}.{kind} is neither a mapping nor a list.", mend);
            }
    }

    /// <summary>The merged configuration, in ordinal order.</summary>
    public YamlMappingNode ToYaml() => Yaml.Map([.. _sections.Select(section => (section.Key, (YamlNode?)section.Value.ToYaml()))]);

    private static void AddNames(string owner, Kind kept, string where, YamlNode names, string mend)
    {
        foreach (var (name, body) in names.EntriesAt())
            if (kept.Add(owner, name, body) is { } other)
                throw new UserError($"{other} and {owner} both define {where}.{name} in Traefik's configuration.", mend);
    }

    private Kinds KindsOf(string section) => _sections.TryGetValue(section, out var kinds) ? kinds : _sections[section] = new Kinds();

    private sealed class Kinds
    {
        private readonly SortedDictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

        public Kind GetOrAdd(string name) => _kinds.TryGetValue(name, out var kind) ? kind : _kinds[name] = new Kind();

        public YamlMappingNode ToYaml() => Yaml.Map([.. _kinds.Select(kind => (kind.Key, (YamlNode?)kind.Value.ToYaml()))]);
    }

    private sealed class Kind
    {
        private readonly SortedDictionary<string, (string Owner, YamlNode Body)> _names = new(StringComparer.Ordinal);
        private readonly List<YamlNode> _list = [];

        /// <summary>Adds a name; the owner that it has already, else null.</summary>
        public string? Add(string owner, string name, YamlNode body) => _names.TryAdd(name, (owner, body)) ? null : _names[name].Owner;

        public void Append(YamlSequenceNode list) => _list.AddRange(list.Children.Where(one => !_list.Contains(one)));

        public YamlNode ToYaml() => _list.Count > 0
            ? new YamlSequenceNode(_list)
            : Yaml.Map([.. _names.Select(name => (name.Key, (YamlNode?)name.Value.Body))]);
    }
}
