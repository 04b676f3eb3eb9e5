using Wizard.Traefik.Checks;

namespace Wizard.Traefik.Own;

/// <summary>Routers of the administrator's that would take what belongs to an application, or open what must not be open.</summary>
internal static class OwnRouters
{
    private static readonly string[] SaysNothing = ["noop@internal", "ping@internal"];
    private static readonly string[] OfApplications = [StaticConfiguration.Web, StaticConfiguration.WebSecure];

    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file, OwnSurroundings around) => RouterNode.AllOf(file.Root).SelectMany(router => Faults(file, router, around));

    private static IEnumerable<string> Faults(OwnFile file, RouterNode router, OwnSurroundings around) =>
    [
        .. EntryPoints(file, router),
        .. router.Section == "udp" ? [] : Rules(file, router),
        .. Internal(file, router, around),
        .. Resolvers(file, router, around),
    ];

    private static IEnumerable<string> EntryPoints(OwnFile file, RouterNode router)
    {
        var entryPoints = router.Body.TextsAt("entryPoints").ToList();
        if (entryPoints.Count == 0) yield return file.Fault(Key(router), "has no entryPoints, so that it would listen on all of them; name those that are meant");
        if (entryPoints.Contains(StaticConfiguration.Control)) yield return file.Fault($"{Key(router)}.entryPoints", $"holds {StaticConfiguration.Control}, which is the wizard's own; name another one");
    }

    private static IEnumerable<string> Rules(OwnFile file, RouterNode router)
    {
        if (router.Body.At("ruleSyntax") is not null) yield return file.Fault($"{Key(router)}.ruleSyntax", "makes the rule mean something else; remove it, and write the rule as Traefik 3 has it");
        var rule = Rule.TryParse(router.Rule);
        if (rule is null) yield return file.Fault($"{Key(router)}.rule", "cannot be told for sure; write matchers such as Host(`a.example.com`) && PathPrefix(`/b`), with && || ! and brackets");
        else if (!rule.IsOfNamedHosts && TakesApplications(router)) yield return file.Fault($"{Key(router)}.rule", Everywhere(router));
    }

    // Of HTTP routers the one with the highest priority wins, by default that with the longest rule; connections go to TCP routers before all HTTP ones.
    private static bool TakesApplications(RouterNode router) => router.Section == "http"
        ? router.Body.TextAt("priority") != "1"
        : router.Body.TextsAt("entryPoints").Intersect(OfApplications).Any();

    private static string Everywhere(RouterNode router) => router.Section == "http"
        ? "would take requests for the hosts of applications; put a Host(`...`) into each of its alternatives, or give it priority: 1"
        : "would take connections for the hosts of applications; put a HostSNI(`...`) into each of its alternatives, or use an entrypoint of its own";

    private static IEnumerable<string> Internal(OwnFile file, RouterNode router, OwnSurroundings around) =>
        router.Body.TextAt("service") is { } service && OwnServices.IsInternal(service) && !SaysNothing.Contains(service) && !Authentication.IsAsked(around.Dynamic, router)
            ? [file.Fault($"{Key(router)}.service", $"is {service}, which would be open to everybody; give the router a middleware that asks for a password (basicAuth)")]
            : [];

    private static IEnumerable<string> Resolvers(OwnFile file, RouterNode router, OwnSurroundings around) =>
        router.Body.TextAt("tls", "certResolver") is { } resolver && !around.Static.NamesAt("certificatesResolvers").Contains(resolver)
            ? [file.Fault($"{Key(router)}.tls.certResolver", $"names {resolver}, which Traefik does not have; name one that is configured, or leave it out")]
            : [];

    private static string Key(RouterNode router) => $"{router.Section}.routers.{router.Name}";
}
