using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>A second way, without mutual TLS, to a service that is behind mutual TLS.</summary>
internal static class ServiceCheck
{
    public static IEnumerable<string> Faults(YamlMappingNode root)
    {
        var asking = root.EntriesAt("tls", "options").Where(entry => entry.Body.At("clientAuth") is not null).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        var routers = RouterNode.AllOf(root).Where(router => router.Section == "http").ToLookup(router => asking.Contains(router.Tls));
        var closed = routers[true].SelectMany(router => Reached(root, router).Select(service => (service, router.Owner))).ToLookup(found => found.service, found => found.Owner);
        return from router in routers[false]
               from service in Reached(root, router)
               where closed.Contains(service)
               select $"{router.Where} leads to {service}, which {closed[service].First()} keeps behind mutual TLS; ask for the certificate here too, or {router.Again}.";
    }

    /// <summary>The services that a router leads to, through services and middlewares that lead to others.</summary>
    private static HashSet<string> Reached(YamlMappingNode root, RouterNode router)
    {
        var (seen, queue) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>());
        queue.Enqueue(router.Body.TextAt("service") ?? "");
        foreach (var middleware in Authentication.MiddlewaresOf(root, router)) queue.Enqueue(middleware.TextAt("errors", "service") ?? "");
        while (queue.TryDequeue(out var name))
            if (name.Length > 0 && seen.Add(Authentication.Bare(name)))
                foreach (var next in Next(root.At("http", "services", Authentication.Bare(name)))) queue.Enqueue(next);
        return seen;
    }

    private static IEnumerable<string> Next(YamlNode? service) =>
    [
        .. Members(service.At("weighted", "services")), .. Members(service.At("highestRandomWeight", "services")),
        .. Members(service.At("mirroring", "mirrors")),
        .. new[] { service.TextAt("mirroring", "service"), service.TextAt("failover", "service"), service.TextAt("failover", "fallback") }.OfType<string>(),
    ];

    private static IEnumerable<string> Members(YamlNode? list) =>
        list is YamlSequenceNode members ? members.Children.Select(member => member.TextAt("name")).OfType<string>() : [];
}
