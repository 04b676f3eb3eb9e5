using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Looks things up in YAML that may not have them.</summary>
internal static class YamlPath
{
    /// <summary>The node at that path, or null.</summary>
    public static YamlNode? At(this YamlNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
        return node;
    }

    /// <summary>The text at that path, or null.</summary>
    public static string? TextAt(this YamlNode? node, params ReadOnlySpan<string> path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>The texts of the list at that path; a text alone is a list of one, as Traefik has it.</summary>
    public static IEnumerable<string> TextsAt(this YamlNode? node, params ReadOnlySpan<string> path) => node.At(path) switch
    {
        YamlSequenceNode sequence => sequence.Children.OfType<YamlScalarNode>().Select(text => text.Value ?? ""),
        YamlScalarNode text => (text.Value ?? "").Split(',', StringSplitOptions.TrimEntries),
        _ => [],
    };

    /// <summary>The named entries of the mapping at that path.</summary>
    public static IEnumerable<(string Name, YamlNode Body)> EntriesAt(this YamlNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is YamlMappingNode mapping ? mapping.Children.Select(entry => (((YamlScalarNode)entry.Key).Value ?? "", entry.Value)) : [];

    /// <summary>The names of the entries of the mapping at that path.</summary>
    public static HashSet<string> NamesAt(this YamlNode? node, params ReadOnlySpan<string> path) =>
        node.EntriesAt(path).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
}
