using Wizard.Settings;
using Wizard.Traefik.Acme;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>What Traefik reads once, at its start.</summary>
internal sealed class StaticConfiguration(TraefikSettings settings)
{
    /// <summary>The entrypoint for ping and API, on 127.0.0.1.</summary>
    public const string Control = EntryPointNames.Control;

    /// <summary>The entrypoint whose requests are all redirected to <see cref="WebSecure"/>.</summary>
    public const string Web = EntryPointNames.Web;

    /// <summary>The entrypoint of every application.</summary>
    public const string WebSecure = EntryPointNames.WebSecure;

    /// <summary>The first version that refuses two TLS options on one host.</summary>
    public static readonly Version KnowsStrictTlsOptions = new(3, 7, 11);

    /// <summary>The first version that takes off other spellings of the identity headers, too.</summary>
    public static readonly Version KnowsAliasHeaders = new(3, 7, 12);

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("global", Yaml.Map(("checkNewVersion", Yaml.Flag(false)), ("sendAnonymousUsage", Yaml.Flag(false)))),
        ("log", Yaml.Map(("level", Yaml.Text(settings.LogLevel)))),
        ("accessLog", settings.Serving.AccessLog?.ToYaml(settings.Version)),
        ("core", Knows(KnowsStrictTlsOptions) ? Yaml.Map(("strictTLSOptions", Yaml.Flag(true))) : null),
        ("entryPoints", EntryPoints()),
        ("ping", Yaml.Map(("entryPoint", Yaml.Text(Control)))),
        ("api", Yaml.Map(("dashboard", Yaml.Flag(settings.Serving.Dashboard is not null)), ("insecure", Yaml.Flag(false)))),
        ("providers", Yaml.Map(("docker", Docker()), ("file", File()))),
        ("experimental", Plugins()),
        ("certificatesResolvers", AcmeResolver.ToYaml(settings)));

    private bool Knows(Version since) => settings.Version is not null && settings.Version >= since;

    private YamlMappingNode EntryPoints()
    {
        var control = new EntryPoint(Control, System.Net.IPAddress.Loopback, settings.ControlPort, []);
        return Yaml.Map([.. settings.EntryPoints.Append(control).Select(entryPoint => (entryPoint.Name, (YamlNode?)Of(entryPoint)))]);
    }

    private YamlMappingNode Of(EntryPoint entryPoint) => Yaml.Map(
        ("address", Yaml.Text(entryPoint.Address)),
        ("transport", entryPoint.Name == WebSecure ? settings.Serving.Timeouts.ToYaml() : null),
        ("proxyProtocol", TrustedIps(entryPoint)),
        // Traefik asks forward-auth through itself: what it says of the request in question must arrive
        ("forwardedHeaders", entryPoint.Name == Control ? Yaml.Map(("trustedIPs", Yaml.List(["127.0.0.1/32"]))) : null),
        ("http", entryPoint.Protocol == Protocol.Udp ? null : Http(entryPoint)));

    // on every TCP entrypoint, also one that is meant for another protocol: a router for HTTP may be put on any
    private YamlMappingNode Http(EntryPoint entryPoint) => Yaml.Map(
        ("redirections", Redirects(entryPoint) ? ToWebSecure() : null),
        ("middlewares", Yaml.List([$"{Names.Strip}@file", .. GeoIp(entryPoint), .. ErrorPages(entryPoint)])),
        ("tls", entryPoint.UsesHttps ? Yaml.Map(("options", Yaml.Text(Names.DefaultTls))) : null),
        ("encodedCharacters", settings.Serving.EncodedCharacters.ToYaml(settings.Version)),
        // an older Traefik does not know the key and refuses the whole file
        ("aliasHeadersStrategy", Knows(KnowsAliasHeaders) ? Yaml.Text("delete") : null));

    private IEnumerable<string> ErrorPages(EntryPoint entryPoint) =>
        settings.ErrorPages is not null && entryPoint.Name == WebSecure ? [$"{Names.ErrorPages}@file"] : [];

    private IEnumerable<string> GeoIp(EntryPoint entryPoint) =>
        settings.GeoIp is not null && entryPoint.Name == WebSecure ? [$"{Names.GeoIp}@file"] : [];

    private static YamlMappingNode? TrustedIps(EntryPoint entryPoint) => entryPoint.ProxyProtocolTrustedIps.Count == 0
        ? null
        : Yaml.Map(("trustedIPs", Yaml.List(entryPoint.ProxyProtocolTrustedIps.Select(range => range.ToString()))));

    private bool Redirects(EntryPoint entryPoint) => entryPoint.Name == Web && settings.EntryPoints.Any(other => other.Name == WebSecure);

    // named, not numbered: Traefik takes the port from the entrypoint, and leaves 443 out of the address
    private static YamlMappingNode ToWebSecure() =>
        Yaml.Map(("entryPoint", Yaml.Map(("to", Yaml.Text(WebSecure)), ("scheme", Yaml.Text("https")), ("permanent", Yaml.Flag(true)))));

    // an empty rule must be written as "": left out or null, Traefik's own comes back and routes every container without mutual TLS
    private static YamlMappingNode Docker() => Yaml.Map(
        ("endpoint", Yaml.Text("unix:///var/run/socket-proxy/docker.sock")),
        ("exposedByDefault", Yaml.Flag(false)),
        ("defaultRule", Yaml.Text("")));

    private static YamlMappingNode File() => Yaml.Map(("filename", Yaml.Text($"{Volume.Root}/{Volume.DynamicFile}")), ("watch", Yaml.Flag(false)));

    private YamlMappingNode Plugins() => Yaml.Map(
        ("localPlugins", Yaml.Map(
            (GeoIpPlugin.Name, settings.GeoIp is null ? null : Local(GeoIpPlugin.Module)),
            (MtlsPlugin.Name, Local(MtlsPlugin.Module)))),
        ("abortOnPluginFailure", Yaml.Flag(true)));

    private static YamlMappingNode Local(string module) => Yaml.Map(("moduleName", Yaml.Text(module)));
}
