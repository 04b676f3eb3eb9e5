using System.Net;
using System.Net.Sockets;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Entrypoints that cannot be opened together, or that leave a way round mutual TLS.</summary>
internal static class EntryPointCheck
{
    public static IEnumerable<string> Faults(YamlMappingNode staticRoot, YamlMappingNode dynamicRoot)
    {
        var entryPoints = staticRoot.EntriesAt("entryPoints").ToList();
        var middlewares = dynamicRoot.NamesAt("http", "middlewares");
        return
        [
            .. Overlaps(entryPoints),
            .. entryPoints.SelectMany(Bypasses),
            .. entryPoints.SelectMany(entryPoint => Undefined(entryPoint, middlewares)),
            .. OpenApi(staticRoot),
        ];
    }

    private static IEnumerable<string> Overlaps(List<(string Name, YamlNode Body)> entryPoints) =>
        from one in entryPoints.Index()
        from other in entryPoints.Skip(one.Index + 1)
        where Overlap(one.Item.Body.TextAt("address"), other.Body.TextAt("address"))
        select $"{Setting(one.Item.Name)} and {Setting(other.Name)}: the entrypoints {one.Item.Name} and {other.Name} listen on one address"
            + $" ({other.Body.TextAt("address")}); give one of them another port.";

    private static IEnumerable<string> Bypasses((string Name, YamlNode Body) entryPoint)
    {
        if (entryPoint.Body.At("http3") is not null)
            yield return $"{Volume.StaticFile}: entryPoints.{entryPoint.Name}.http3 is a way round mutual TLS; remove it.";
        if (!entryPoint.Body.TextsAt("http", "middlewares").Contains($"{Names.Strip}@file"))
            yield return $"{Volume.StaticFile}: entryPoints.{entryPoint.Name}.http.middlewares lacks {Names.Strip}@file,"
                + " so that clients could forge who they are; install Traefik again.";
    }

    private static IEnumerable<string> Undefined((string Name, YamlNode Body) entryPoint, HashSet<string> middlewares) =>
        from middleware in entryPoint.Body.TextsAt("http", "middlewares")
        where !middleware.EndsWith("@file", StringComparison.Ordinal) || !middlewares.Contains(middleware[..^"@file".Length])
        select $"{Volume.StaticFile}: entryPoints.{entryPoint.Name} uses the middleware {middleware},"
            + $" which {Volume.DynamicFile} does not define; install Traefik again.";

    private static IEnumerable<string> OpenApi(YamlMappingNode staticRoot) => staticRoot.TextAt("api", "insecure") is null or "false"
        ? []
        : [$"{Volume.StaticFile}: api.insecure shows everybody the password hashes; set it to false."];

    private static bool Overlap(string? one, string? other)
    {
        if (Read(one) is not { } first || Read(other) is not { } second) return false;
        if (first.Port != second.Port || first.Protocol != second.Protocol) return false;
        return first.Host.Equals(second.Host) || Covers(first.Host, second.Host) || Covers(second.Host, first.Host);
    }

    // [::] takes the IPv4 addresses too; 0.0.0.0 only those
    private static bool Covers(IPAddress wide, IPAddress other) =>
        wide.Equals(IPAddress.IPv6Any) || (wide.Equals(IPAddress.Any) && other.AddressFamily == AddressFamily.InterNetwork);

    private static (IPAddress Host, string Port, string Protocol)? Read(string? address)
    {
        var parts = (address ?? "").Split('/', 2);
        var colon = parts[0].LastIndexOf(':');
        if (colon < 0) return null;
        var host = parts[0][..colon].Trim('[', ']');
        var ip = host.Length == 0 ? IPAddress.IPv6Any : Ip.TryParse(host);
        return ip is null ? null : (ip, parts[0][(colon + 1)..], parts.Length > 1 ? parts[1] : "tcp");
    }

    private static string Setting(string entryPoint) => $"TRAEFIK_{entryPoint.ToUpperInvariant()}_ENTRYPOINT_PORT";
}
