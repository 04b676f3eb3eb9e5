using System.Net;
using Wizard.Settings;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Ways to Traefik's API that ask for no password, or that another machine reaches: it shows the password hashes of every service.</summary>
internal static class ApiCheck
{
    private static readonly string[] Services = ["api@internal", "dashboard@internal"];

    public static IEnumerable<string> Faults(YamlMappingNode? staticRoot, YamlMappingNode root) =>
        RouterNode.AllOf(root).Where(router => Services.Contains(router.Body.TextAt("service"))).SelectMany(router => Faults(router, staticRoot, root));

    private static IEnumerable<string> Faults(RouterNode router, YamlMappingNode? staticRoot, YamlMappingNode root)
    {
        if (!Authentication.IsAsked(root, router))
            yield return $"{router.Where} shows Traefik's API without a password; give it a basicAuth middleware with users.";
        // where the administrator's own router shows it, behind a password, is the administrator's affair
        if (staticRoot is null || router.IsOwn) yield break;
        foreach (var entryPoint in router.Body.TextsAt("entryPoints").Where(name => !IsLoopback(staticRoot, name)))
            yield return $"{router.Where} shows Traefik's API on the entrypoint {entryPoint}, which is not on 127.0.0.1 alone; put it on dashboard.";
    }

    private static bool IsLoopback(YamlMappingNode staticRoot, string entryPoint) =>
        ListenAddress.TryParse(staticRoot.TextAt("entryPoints", entryPoint, "address") ?? "") is { } address && IPAddress.IsLoopback(address.Host);
}
