using Wizard.Settings;
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
        where AddressOf(one.Item.Body) is { } first && AddressOf(other.Body) is { } second && first.Meets(second)
        select $"{EntryPointNames.PortSettingOf(one.Item.Name)} and {EntryPointNames.PortSettingOf(other.Name)}: the entrypoints {one.Item.Name} and {other.Name}"
            + $" listen on one address ({other.Body.TextAt("address")}); give one of them another port.";

    private static IEnumerable<string> Bypasses((string Name, YamlNode Body) entryPoint)
    {
        if (AddressOf(entryPoint.Body) is { Protocol: Protocol.Udp }) yield break; // no HTTP, nothing to forge
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

    private static ListenAddress? AddressOf(YamlNode entryPoint) => ListenAddress.TryParse(entryPoint.TextAt("address") ?? "");
}
