using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>TLS options of the administrator's that would be weaker than those that they replace.</summary>
internal static class OwnTls
{
    private static readonly string[] Versions = ["VersionTLS12", "VersionTLS13"];
    private static readonly string[] Bounds = ["minVersion", "maxVersion"];

    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file) => file.Root.EntriesAt("tls", "options").SelectMany(options =>
        Old(file, options.Name, options.Body).Concat(ClientAuth(file, options.Name, options.Body.At("clientAuth"))));

    private static IEnumerable<string> Old(OwnFile file, string name, YamlNode options) =>
        from key in Bounds
        where options.TextAt(key) is { } version && !Versions.Contains(version)
        select file.Fault($"tls.options.{name}.{key}", $"allows a TLS that can be broken, or is no version; write {string.Join(" or ", Versions)}");

    private static IEnumerable<string> ClientAuth(OwnFile file, string name, YamlNode? clientAuth)
    {
        if (clientAuth is null) yield break;
        var key = $"tls.options.{name}.clientAuth";
        if (name == Names.DefaultTls) yield return file.Fault(key, "would ask the clients of all applications for certificates; use options of another name");
        if (clientAuth.TextAt("clientAuthType") != ClientTls.AuthType) yield return file.Fault($"{key}.clientAuthType", $"must be {ClientTls.AuthType}: anything else lets in clients without a certificate; write that, or remove clientAuth");
        if (!clientAuth.TextsAt("caFiles").Any()) yield return file.Fault($"{key}.caFiles", $"is missing, so that nobody says whose certificates count; name a PEM as {Volume.Root}/{OwnYaml.Folder}/NAME.pem");
    }
}
