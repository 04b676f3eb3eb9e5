using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Acme;

/// <summary>ACME in the static configuration.</summary>
internal static class AcmeResolver
{
    /// <summary>What routers call it. One name for all servers, so that a change of the server needs no other deployment's install.</summary>
    public const string Name = "acme";

    /// <summary>The section certificatesResolvers; null where ACME is off.</summary>
    /// <exception cref="UserError">The challenge needs an entrypoint that is switched off.</exception>
    public static YamlMappingNode? ToYaml(TraefikSettings settings)
    {
        if (settings.Certificates.Acme is not { } acme) return null;
        Require(settings, acme.Challenge);
        return Yaml.Map((Name, Yaml.Map(("acme", Yaml.Map(
            ("email", acme.Email.Length == 0 ? null : Yaml.Text(acme.Email)),
            ("storage", Yaml.Text($"{Volume.Root}/{AcmeFiles.Folder}{acme.Server.StorageFile}")),
            ("caServer", Yaml.Text(acme.Server.Directory.ToString())),
            ("caCertificates", acme.Server.StepCa is { } stepCa ? Yaml.List([stepCa.Path]) : null),
            ("caSystemCertPool", acme.Server.StepCa is null ? null : Yaml.Flag(true)),
            ("certificatesDuration", Yaml.Number(acme.DurationHours)),
            // an empty mapping would be lost on the way: the delay is Traefik's own default (known since 3.6)
            ("tlsChallenge", acme.Challenge == AcmeChallenge.Tls ? Yaml.Map(("delay", Yaml.Text("0s"))) : null),
            ("httpChallenge", acme.Challenge == AcmeChallenge.Http ? Yaml.Map(("entryPoint", Yaml.Text(StaticConfiguration.Web))) : null),
            ("dnsChallenge", acme.Dns is { } dns ? Yaml.Map(("provider", Yaml.Text(dns.Code))) : null))))));
    }

    private static void Require(TraefikSettings settings, AcmeChallenge challenge)
    {
        var needed = challenge switch { AcmeChallenge.Http => StaticConfiguration.Web, AcmeChallenge.Tls => StaticConfiguration.WebSecure, _ => null };
        if (needed is null || settings.EntryPoints.Any(entryPoint => entryPoint.Name == needed)) return;
        var setting = $"TRAEFIK_{needed.ToUpperInvariant()}_ENTRYPOINT_ENABLED";
        throw new UserError($"{setting} is false, but the challenge of TRAEFIK_ACME_CHALLENGE comes in there.", $"Set {setting} to true, or choose another challenge.");
    }
}
