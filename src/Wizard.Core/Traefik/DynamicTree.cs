using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Dynamic configurations of several owners, merged: section (http), kind (routers), name, and whose it is.</summary>
internal sealed class DynamicTree
{
    private readonly SortedDictionary<(string Section, string Kind, string Name), (string Owner, YamlNode Body)> _entries =
        new(Comparer<(string Section, string Kind, string Name)>.Create(Compare));

    /// <summary>Adds all that a file holds.</summary>
    /// <exception cref="UserError">The file is broken, or one of its names has an owner already.</exception>
    public void Add(string owner, string file, string text)
    {
        var (root, faults) = YamlReader.Read(file, text);
        if (faults.Count > 0) throw new UserError($"What {owner} shipped cannot be read: {faults[0]}", $"Install {owner} again.");
        foreach (var (section, kinds) in root.EntriesAt())
            foreach (var (kind, names) in kinds.EntriesAt())
                foreach (var (name, body) in names.EntriesAt())
                    Add(owner, (section, kind, name), body);
    }

    /// <summary>The merged configuration, in ordinal order.</summary>
    public YamlMappingNode ToYaml() => Yaml.Map([.. _entries.GroupBy(entry => entry.Key.Section).Select(section =>
        (section.Key, (YamlNode?)Yaml.Map([.. section.GroupBy(entry => entry.Key.Kind).Select(kind =>
            (kind.Key, (YamlNode?)Yaml.Map([.. kind.Select(entry => (entry.Key.Name, (YamlNode?)entry.Value.Body))])))])))]);

    private void Add(string owner, (string Section, string Kind, string Name) key, YamlNode body)
    {
        if (!_entries.TryAdd(key, (owner, body)))
            throw new UserError(
                $"{_entries[key].Owner} and {owner} both define {key.Section}.{key.Kind}.{key.Name} in Traefik's configuration.",
                $"Uninstall one of them, or install {owner} again under another instance.");
    }

    private static int Compare((string Section, string Kind, string Name) one, (string Section, string Kind, string Name) other)
    {
        var section = string.CompareOrdinal(one.Section, other.Section);
        var kind = section != 0 ? section : string.CompareOrdinal(one.Kind, other.Kind);
        return kind != 0 ? kind : string.CompareOrdinal(one.Name, other.Name);
    }
}
