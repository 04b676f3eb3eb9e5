using Wizard.Settings;
using Wizard.Traefik.Acme;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Which requests or connections go where, through what.</summary>
internal sealed record Router : IYaml
{
    public required string EntryPoint { get; init; }

    public required string Rule { get; init; }

    public required string Service { get; init; }

    public IReadOnlyList<string> Middlewares { get; init; } = [];

    /// <summary>The name of the TLS options; null without TLS, or where TLS is passed through.</summary>
    public string? TlsOptions { get; init; }

    /// <summary>The certificate that ACME gets for it; null where it has none of its own. TLS defaults of an entrypoint do not reach a router that has TLS options.</summary>
    public CertificateDomain? Certificate { get; init; }

    public bool Passthrough { get; init; }

    /// <summary>The higher one is asked first; null for the length of the rule.</summary>
    public int? Priority { get; init; }

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("entryPoints", Yaml.List([EntryPoint])),
        ("rule", Yaml.Text(Rule)),
        ("priority", Priority is { } priority ? Yaml.Number(priority) : null),
        ("middlewares", Middlewares.Count == 0 ? null : Yaml.List(Middlewares)),
        ("service", Yaml.Text(Service)),
        ("tls", Tls()));

    /// <summary>Requests for a host.</summary>
    public static string HostRule(HostName host) => $"Host(`{host}`)";

    /// <summary>Connections of clients that ask for a host.</summary>
    public static string SniRule(HostName host) => $"HostSNI(`{host}`)";

    private YamlMappingNode? Tls()
    {
        if (Passthrough) return Yaml.Map(("passthrough", Yaml.Flag(true)));
        return TlsOptions is null ? null : Yaml.Map(
            ("certResolver", Certificate is null ? null : Yaml.Text(AcmeResolver.Name)),
            ("domains", Certificate is null ? null : new YamlSequenceNode(CertificatesPart.DomainToYaml(Certificate))),
            ("options", Yaml.Text(TlsOptions)));
    }
}
