using Wizard.Settings.Routes;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Two routers on one host: Traefik would drop the stricter TLS options without a word, or hand connections to the wrong one.</summary>
internal static class HostCheck
{
    public static IEnumerable<string> Faults(YamlMappingNode root) =>
        from claim in RouterNode.AllOf(root).SelectMany(router => router.Hosts.Select(host => (Host: host, Router: router)))
        group claim.Router by claim.Host into claims
        from fault in Faults(claims.Key, [.. claims.Distinct()])
        select fault;

    private static IEnumerable<string> Faults(string host, List<RouterNode> routers)
    {
        var owners = routers.Select(router => router.Owner).Distinct().ToList();
        if (owners.Count > 1)
            yield return $"{Setting(owners[0])} and {Setting(owners[1])}: {owners[0]} and {owners[1]} are both on the host {host};"
                + " give one of them another name.";
        var answers = routers.Select(router => router.Tls).Distinct().ToList();
        if (answers.Count > 1)
            yield return $"{Volume.DynamicFile}: the host {host} has routers with different TLS ({string.Join(", ", answers)}),"
                + " so that mutual TLS would be dropped; give them different hosts.";
    }

    private static string Setting(string owner) => owner switch
    {
        RouterNode.Own => "A rule",
        Names.Own => ProxyRoute.SettingOf(RouteLayer.Seven),
        _ => $"{owner.Split('_')[0].Replace('-', '_').ToUpperInvariant()}_TRAEFIK_HOST",
    };
}
