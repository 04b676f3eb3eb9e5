using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Half a mutual TLS: options without the plugin, the plugin without the options, options that would not apply or not insist.</summary>
internal static class MutualTlsCheck
{
    public static IEnumerable<string> Faults(YamlMappingNode root)
    {
        var plugins = Names(root.EntriesAt("http", "middlewares").Where(entry => entry.Body.At("plugin", MtlsPlugin.Name) is not null));
        var asking = root.EntriesAt("tls", "options").Where(entry => entry.Body.At("clientAuth") is not null).ToList();
        var options = Names(asking);
        var routers = RouterNode.AllOf(root).Where(router => router.Section == "http");
        return [.. asking.SelectMany(Faults), .. routers.SelectMany(router => Faults(router, plugins, options))];
    }

    private static HashSet<string> Names(IEnumerable<(string Name, YamlNode Body)> entries) =>
        entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Faults((string Name, YamlNode Body) options)
    {
        var where = $"{Volume.DynamicFile}: tls.options.{options.Name}.clientAuth";
        var clientAuth = options.Body.At("clientAuth");
        if (clientAuth.TextAt("clientAuthType") != ClientTls.AuthType)
            yield return $"{where}.clientAuthType is not {ClientTls.AuthType}, so that anybody could enter; install {options.Name} again.";
        if (!clientAuth.TextsAt("caFiles").Any())
            yield return $"{where}.caFiles is missing, so that nobody says whose certificates count; install {options.Name} again.";
    }

    private static IEnumerable<string> Faults(RouterNode router, HashSet<string> plugins, HashSet<string> options)
    {
        var (asks, decides) = (options.Contains(router.Tls), router.Middlewares.Any(plugins.Contains));
        if (asks != decides)
            yield return $"{router.Where} has only half of mutual TLS ({(asks ? "TLS options" : "the plugin")}); {router.Again}.";
        if ((asks || decides) && !router.IsOneHost)
            yield return $"{router.Where} has mutual TLS, but its rule is not one host alone, so that its TLS options would not apply;"
                + $" {router.Again}.";
    }
}
