using Wizard.Settings;
using Wizard.Traefik.Acme;
using Wizard.Traefik.Routing;
using Wizard.Traefik.WireGuard;

namespace Wizard.Traefik;

/// <summary>What Traefik's own settings mean. Every value has been read into its type: a text that is none never gets this far.</summary>
public sealed record TraefikSettings
{
    /// <summary>The first version that all published ways round mutual TLS are mended in (CVE-2026-114656 was the last).</summary>
    public static readonly Version SafeForMutualTls = new(3, 7, 13);

    /// <summary>Traefik's version as its image tells it; null where it does not.</summary>
    public required Version? Version { get; init; }

    /// <summary>The user that it runs as.</summary>
    public required TraefikUser User { get; init; }

    /// <summary>The VPN that its machine is in; null for none.</summary>
    public required Tunnel? Vpn { get; init; }

    /// <summary>How much Traefik writes to its log, in Traefik's upper case.</summary>
    public required string LogLevel { get; init; }

    /// <summary>The entrypoints that are switched on, stock and custom ones, without the control one.</summary>
    public required IReadOnlyList<EntryPoint> EntryPoints { get; init; }

    /// <summary>The port on 127.0.0.1 for ping and API.</summary>
    public required int ControlPort { get; init; }

    /// <summary>Its own page, access logs, timeouts, encoded characters.</summary>
    public required Serving Serving { get; init; }

    /// <summary>Whom Traefik trusts for its outgoing connections.</summary>
    public required TrustMode TrustMode { get; init; }

    /// <summary>The configured Step-CA; null where there is none.</summary>
    public required StepCaTrust? StepCa { get; init; }

    /// <summary>The provisioners whose certificates may enter a service behind mutual TLS.</summary>
    public required IReadOnlyList<string> ClientProvisioners { get; init; }

    /// <summary>The routes to other servers.</summary>
    public required Hops Hops { get; init; }

    /// <summary>The groups of people that applications may let in.</summary>
    public required AuthorizationGroups Groups { get; init; }

    /// <summary>The error pages; null where there are none.</summary>
    public required ErrorPages? ErrorPages { get; init; }

    /// <summary>Where clients are; null where services are not told.</summary>
    public required GeoIp? GeoIp { get; init; }

    /// <summary>The certificates that Traefik shows.</summary>
    public required ServerCertificates Certificates { get; init; }

    /// <summary>What the compose file hands to Traefik's process: TRAEFIK_SSL_CERT_FILE and TRAEFIK_SSL_CERT_DIR, always both.</summary>
    public IReadOnlyDictionary<string, string> Environment => TrustEnvironment.Of(TrustMode, StepCa);

    /// <summary>What Traefik's container gets beside that: exactly the variables of the provider of DNS-01, whose values are secrets.</summary>
    public IReadOnlyDictionary<string, string> Secrets => Certificates.Acme?.Dns?.Environment ?? new Dictionary<string, string>();

    /// <summary>Why mutual TLS cannot be had with these settings; null where it can.</summary>
    public UserError? MutualTlsRefusal => MutualTlsGate.RefusalOf(this);

    /// <summary>Why a sign-in would not hold in this version of Traefik; null where it does.</summary>
    public UserError? SignInRefusal => MutualTlsGate.RefusalOfSignIn(this);

    /// <summary>Why mutual TLS would not hold in this version of Traefik; null where it does.</summary>
    public UserError? VersionRefusal => MutualTlsGate.RefusalOfVersion(this);

    /// <summary>Reads the settings.</summary>
    /// <param name="traefik">The values of the traefik deployment.</param>
    /// <param name="imageVersion">What the image's OCI version label says; null where it is not known.</param>
    /// <exception cref="UserError">A value is not what its setting needs.</exception>
    public static TraefikSettings From(Values traefik, Version? imageVersion)
    {
        var prefix = traefik.Catalogue.Prefix;
        var stepCa = StepCaTrust.From(traefik);
        var entryPoints = EntryPoint.AllOf(traefik);
        return new TraefikSettings
        {
            Version = ImageVersion.Of(traefik[$"{prefix}_IMAGE"], imageVersion),
            User = TraefikUser.From(traefik),
            Vpn = Tunnel.From(traefik),
            LogLevel = LogLevelOf(traefik, $"{prefix}_LOG_LEVEL"),
            EntryPoints = entryPoints,
            ControlPort = EntryPoint.PortOf(traefik, $"{prefix}_CONTROL_ENTRYPOINT_PORT"),
            Serving = Serving.From(traefik),
            TrustMode = TrustModeOf(traefik, $"{prefix}_STEP_CA", stepCa),
            StepCa = stepCa,
            Groups = Sentry.GroupsOf(traefik),
            ErrorPages = ErrorPages.From(traefik),
            GeoIp = GeoIp.From(traefik),
            ClientProvisioners = [.. traefik.List($"{prefix}_STEP_CA_CLIENT_PROVISIONERS").Select(name => Provisioner(prefix, name))],
            Hops = Hops.From(traefik, entryPoints),
            Certificates = ServerCertificates.From(traefik, stepCa),
        };
    }

    private static string LogLevelOf(Values values, string setting) => values[setting] switch
    {
        "error" => "ERROR",
        "warn" => "WARN",
        "info" => "INFO",
        "debug" => "DEBUG",
        _ => throw new UserError($"{setting} is no logging level.", $"Set {setting} to error, warn, info or debug."),
    };

    private static TrustMode TrustModeOf(Values values, string family, StepCaTrust? stepCa) =>
        (values.Strictly($"{family}_ENABLED"), values.Strictly($"{family}_ZERO_CERTS")) switch
        {
            (true, _) when stepCa is null => throw new UserError(
                $"{family}_ENABLED is true, but {family}_ENDPOINT, {family}_FINGERPRINT and {family}_CERTIFICATES are not all set.",
                "Run `make traefik config` and choose the certificate authorities again."),
            (true, false) => TrustMode.StockAndStepCa,
            (true, true) => TrustMode.StepCaOnly,
            (false, true) => TrustMode.Nothing,
            (false, false) => TrustMode.Stock,
        };

    private static string Provisioner(string prefix, string name) =>
        name.Length <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || " ._@+-".Contains(c, StringComparison.Ordinal))
            ? name
            : throw new UserError($"{prefix}_STEP_CA_CLIENT_PROVISIONERS holds a name that is no provisioner's.",
                $"Set {prefix}_STEP_CA_CLIENT_PROVISIONERS to names of letters, digits, blanks and . _ @ + -, comma separated.");
}
