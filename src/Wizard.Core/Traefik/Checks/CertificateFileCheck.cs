using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Own certificate files that the configuration names and that are not there: Traefik would show its own instead, which nobody believes.</summary>
internal static class CertificateFileCheck
{
    public static IEnumerable<string> Faults(RenderedFiles volume, YamlMappingNode dynamicRoot) =>
        from pair in dynamicRoot.At("tls", "certificates") is YamlSequenceNode list ? list.Children : []
        from path in new[] { pair.TextAt("certFile") ?? "", pair.TextAt("keyFile") ?? "" }
        where !path.StartsWith($"{Volume.Root}/", StringComparison.Ordinal) || volume.Find(path[(Volume.Root.Length + 1)..]) is null
        select $"{Volume.DynamicFile}: tls.certificates names {path}, which is not shipped; install Traefik again.";
}
