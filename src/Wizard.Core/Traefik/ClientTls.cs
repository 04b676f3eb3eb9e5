using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>TLS options that ask each client for a certificate of these authorities.</summary>
/// <param name="CaFile">The PEM of root and intermediate, inside the container.</param>
internal sealed record ClientTls(string CaFile) : IYaml
{
    /// <summary>The only kind of client authentication that is ever written: left out, an unreadable CA file would mean none.</summary>
    public const string AuthType = "RequireAndVerifyClientCert";

    // a resumed session is not asked for its certificate again: one that was made under other authorities would live on
    public YamlMappingNode ToYaml() => Yaml.Map(
        ("minVersion", Yaml.Text("VersionTLS12")),
        ("clientAuth", Yaml.Map(("caFiles", Yaml.List([CaFile])), ("clientAuthType", Yaml.Text(AuthType)))),
        ("disableSessionTickets", Yaml.Flag(true)));
}
