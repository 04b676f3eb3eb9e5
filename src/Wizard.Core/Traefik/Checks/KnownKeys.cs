using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>The keys that Traefik knows, and their kinds: it refuses a whole file over one that it does not.</summary>
internal sealed partial class KnownKeys
{
    private readonly Dictionary<string, string> _kinds;
    private readonly HashSet<string> _mappings;

    /// <summary>Reads a list: a path and a kind in each line; <c>*</c> is a name of one's own, <c>[]</c> a list.</summary>
    public KnownKeys(IEnumerable<string> lines)
    {
        _kinds = lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        _mappings = [.. _kinds.Keys.SelectMany(path => Parents(path)), ""];
    }

    /// <summary>The keys of the dynamic configuration.</summary>
    public static KnownKeys Dynamic()
    {
        using var stream = typeof(KnownKeys).Assembly.GetManifestResourceStream("traefik-dynamic-keys.txt")!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What Traefik would refuse, each as the key and what is wrong with it, in the order of the document.</summary>
    public IEnumerable<string> Faults(YamlNode root) => Faults(root, "", "");

    private IEnumerable<string> Faults(YamlNode node, string pattern, string path) => node switch
    {
        _ when IsNull(node) => [$"{path} is null"],
        _ when _kinds.TryGetValue(pattern, out var kind) => Is(kind, node) ? [] : [$"{path} is no {kind}"],
        YamlMappingNode { Children.Count: 0 } or YamlSequenceNode { Children.Count: 0 } => [$"{path} is empty"],
        YamlMappingNode mapping when _mappings.Contains(pattern) => mapping.Children.SelectMany(child => Child(child, pattern, path)),
        YamlSequenceNode sequence when _mappings.Contains(pattern + "[]") => sequence.Children.SelectMany(item => Faults(item, pattern + "[]", path + "[]")),
        _ => [$"{path} is of the wrong shape"],
    };

    private IEnumerable<string> Child(KeyValuePair<YamlNode, YamlNode> child, string pattern, string path)
    {
        var key = ((YamlScalarNode)child.Key).Value!;
        string[] candidates = [Join(pattern, key), Join(pattern, "*")];
        var match = candidates.FirstOrDefault(candidate => _kinds.ContainsKey(candidate) || _mappings.Contains(candidate) || _mappings.Contains(candidate + "[]"));
        return match is null ? [$"{Join(path, key)} is unknown"] : Faults(child.Value, match, Join(path, key));
    }

    private static bool Is(string kind, YamlNode node) => kind switch
    {
        "any" => node is YamlMappingNode { Children.Count: > 0 } mapping && mapping.Children.Values.All(value => !IsNull(value)),
        "empty" => node is YamlMappingNode,
        _ when kind.EndsWith("[]", StringComparison.Ordinal) => node is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(item => Is(kind[..^2], item)),
        "bool" => node is YamlScalarNode { Value: "true" or "false", Style: ScalarStyle.Plain },
        "int" => node is YamlScalarNode { Value: { } number } && Number().IsMatch(number) && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "duration" => node is YamlScalarNode { Value: { } duration } && Duration().IsMatch(duration),
        _ => node is YamlScalarNode && !IsNull(node),
    };

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static IEnumerable<string> Parents(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.')) yield return path = path[..dot];
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[0-9]+(?:\.[0-9]+)?(?:ns|us|ms|s|m|h))+\z")]
    private static partial Regex Duration();
}
