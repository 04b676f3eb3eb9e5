using Wizard.Settings;
using Wizard.Tests.House;
using Wizard.Traefik;

namespace Wizard.Tests.Traefik;

/// <summary>The values of deployments, made in code: the names and defaults of env-dist.</summary>
internal static class Deployments
{
    public const string Hash = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    public static readonly RenderedFiles Plugins = RenderedFiles.Empty
        .With("src/wizard.local/mtls/.traefik.yml", "displayName: mtls\n")
        .With("src/wizard.local/mtls/mtls.go", "package mtls\n// json:\"allow,omitempty\" json:\"allowAll,omitempty\" json:\"deny,omitempty\" json:\"provisioners,omitempty\"\n")
        .With("src/wizard.local/geoip/.traefik.yml", "displayName: geoip\n")
        .With("src/wizard.local/geoip/geoip.go", "package geoip\n// json:\"database,omitempty\"\n");

    private static readonly (string, string)[] TraefikDefaults =
        [.. Catalogue.Parse("traefik", File.ReadAllText(EnvDist), EnvDist).Settings.Select(setting => (setting.Name, setting.Default))];

    private static string EnvDist => Path.Combine(Repository.Folder, "env-dist", "traefik.env-dist");

    public static Values Traefik(params (string Name, string Value)[] written) => Make("traefik", "TRAEFIK", null, TraefikDefaults, written);

    public static Values TraefikWithStepCa(TestAuthority authority, params (string Name, string Value)[] written) => Traefik(
    [
        ("TRAEFIK_STEP_CA_ENABLED", "true"), ("TRAEFIK_STEP_CA_ENDPOINT", "https://ca.example.com"),
        ("TRAEFIK_STEP_CA_FINGERPRINT", authority.Fingerprint), ("TRAEFIK_STEP_CA_CERTIFICATES", authority.Certificates), .. written,
    ]);

    public static Values Whoami(params (string Name, string Value)[] written) => Make("whoami", "WHOAMI", "http",
    [
        ("WHOAMI_TRAEFIK_HOST", "whoami.example.com"), ("WHOAMI_IP_SOURCERANGE", "0.0.0.0/0,::/0"), ("WHOAMI_HTTP_AUTH", ""),
        ("WHOAMI_MTLS_AUTH", "false"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", ""), ("WHOAMI_MTLS_ALLOW_ALL", "false"),
    ], written);

    public static Values StepCa(params (string Name, string Value)[] written) =>
        Make("step-ca", "STEP_CA", "tls-passthrough", [("STEP_CA_TRAEFIK_HOST", "ca.example.com"), ("STEP_CA_IP_SOURCERANGE", "0.0.0.0/0,::/0")], written);

    public static TraefikSettings Settings(Values values, Version? imageVersion = null) => TraefikSettings.From(values, imageVersion);

    public static RenderedFiles Rendered(Values application, string name, TraefikSettings settings) => TraefikRenderer.Application(Application.From(application, name), settings);

    /// <summary>Values of a catalogue that has exactly the given settings and what else is written.</summary>
    public static Values Make(string project, string prefix, string? route, (string Name, string Value)[] defaults, (string Name, string Value)[] written)
    {
        var names = defaults.Select(entry => entry.Name).Concat(written.Select(entry => entry.Name)).Distinct();
        var settings = names.Select(name => new Setting { Name = name, Type = new AnyText(), Default = defaults.LastOrDefault(entry => entry.Name == name).Value ?? "" });
        var catalogue = new Catalogue { Project = project, Prefix = prefix, Route = route, Settings = [.. settings] };
        return new Values(catalogue, name => written.LastOrDefault(entry => entry.Name == name).Value, _ => null);
    }
}
