using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Names that a router uses and that nobody defines: Traefik drops such a router with one line in its log.</summary>
internal static class ReferenceCheck
{
    private const string EntryPoint = "entrypoint";

    private static readonly string[] OfTraefik = ["api@internal", "ping@internal", "noop@internal"];

    public static IEnumerable<string> Faults(YamlMappingNode? staticRoot, YamlMappingNode root) =>
        RouterNode.AllOf(root).SelectMany(router => Faults(router, staticRoot, root));

    private static IEnumerable<string> Faults(RouterNode router, YamlMappingNode? staticRoot, YamlMappingNode root)
    {
        if (router.Section != "udp" && router.Rule.Length == 0) yield return $"{router.Where} has no rule; {Again(router)}";
        foreach (var (kind, name, known) in Uses(router, staticRoot, root).Where(use => !IsKnown(use.Name, use.Known) && !IsElsewhere(use.Name, staticRoot)))
            yield return $"{router.Where} uses the {kind} '{name}', which {FileOf(kind)} does not define; {Mend(router, name)}";
    }

    private static IEnumerable<(string Kind, string Name, HashSet<string> Known)> Uses(
        RouterNode router, YamlMappingNode? staticRoot, YamlMappingNode root)
    {
        yield return ("service", router.Body.TextAt("service") ?? "", root.NamesAt(router.Section, "services"));
        foreach (var middleware in router.Middlewares) yield return ("middleware", middleware, root.NamesAt(router.Section, "middlewares"));
        if (router.Body.TextAt("tls", "options") is { } options)
            yield return ("TLS options", options, [.. root.NamesAt("tls", "options"), Names.DefaultTls]);
        if (staticRoot is null) yield break;
        // without an entrypoint of its own a router listens on all of them
        foreach (var entryPoint in router.Body.TextsAt("entryPoints").DefaultIfEmpty(""))
            yield return (EntryPoint, entryPoint, staticRoot.NamesAt("entryPoints"));
    }

    private static bool IsKnown(string name, HashSet<string> known)
    {
        if (name.EndsWith("@docker", StringComparison.Ordinal)) return name.Length > "@docker".Length;
        if (name.EndsWith("@internal", StringComparison.Ordinal)) return OfTraefik.Contains(name);
        return known.Contains(name.EndsWith("@file", StringComparison.Ordinal) ? name[..^"@file".Length] : name);
    }

    // Traefik's own part, with its static file, is looked at beside all others before anything is shipped
    private static bool IsElsewhere(string name, YamlMappingNode? staticRoot) => staticRoot is null && name.StartsWith($"{Names.Own}_", StringComparison.Ordinal);

    private static string Mend(RouterNode router, string name) => name.StartsWith(Names.GroupPrefix, StringComparison.Ordinal)
        ? $"give the group {name[Names.GroupPrefix.Length..]} a member in TRAEFIK_HEADER_AUTHORIZATION_GROUPS and install Traefik, or let {router.Owner} have another group."
        : Again(router);

    private static string FileOf(string kind) => kind == EntryPoint ? Volume.StaticFile : Volume.DynamicFile;

    private static string Again(RouterNode router) => $"{router.Again}.";
}
