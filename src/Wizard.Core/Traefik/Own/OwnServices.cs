using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>Services of the administrator's that lead to Traefik's own API: past the router, where a password could be asked for.</summary>
internal static class OwnServices
{
    /// <summary>What is wrong with a way to the API that is no router's.</summary>
    public const string Refusal = "leads to Traefik itself past the router's password; name another service";

    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file) =>
        from service in file.Root.EntriesAt("http", "services")
        from text in Texts(service.Body)
        where IsInternal(text)
        select file.Fault($"http.services.{service.Name}", Refusal);

    /// <summary>True for a service of Traefik's own.</summary>
    public static bool IsInternal(string service) => service.EndsWith("@internal", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
