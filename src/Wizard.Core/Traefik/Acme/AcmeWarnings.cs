using System.Globalization;

namespace Wizard.Traefik.Acme;

/// <summary>What is likely to keep Traefik from getting its certificates, and no fault of the files: a port may be forwarded, an account may come later.</summary>
public static class AcmeWarnings
{
    /// <summary>The warnings, one sentence each with its mend.</summary>
    public static IReadOnlyList<string> Of(TraefikSettings settings) => settings.Certificates.Acme is not { } acme ? [] :
    [
        .. Ports(settings, acme.Challenge),
        .. Trust(settings, acme.Server),
        .. Accounts(acme),
        .. acme.Domains.Count == 0 ? ["TRAEFIK_ACME_ENABLED is true, but TRAEFIK_ACME_CERT_DOMAINS lists no certificate: add one with `make traefik certs`."] : Array.Empty<string>(),
    ];

    /// <summary>The warning about the port that a challenge comes in at; null where it is the right one, or the challenge needs none.</summary>
    public static string? Port(AcmeChallenge challenge, int web, int webSecure) => challenge switch
    {
        AcmeChallenge.Http when web != 80 => Forward("HTTP-01", 80, "WEB", web),
        AcmeChallenge.Tls when webSecure != 443 => Forward("TLS-ALPN-01", 443, "WEBSECURE", webSecure),
        _ => null,
    };

    private static IEnumerable<string> Ports(TraefikSettings settings, AcmeChallenge challenge)
    {
        var ports = settings.EntryPoints.ToDictionary(entryPoint => entryPoint.Name, entryPoint => entryPoint.Port, StringComparer.Ordinal);
        if (Port(challenge, ports.GetValueOrDefault(StaticConfiguration.Web, 80), ports.GetValueOrDefault(StaticConfiguration.WebSecure, 443)) is { } warning) yield return warning;
    }

    private static string Forward(string challenge, int standard, string entryPoint, int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"{challenge} comes in at port {standard}, and TRAEFIK_{entryPoint}_ENTRYPOINT_PORT is {port}: forward port {standard} to it, set it to {standard}, or use DNS-01.");

    private static IEnumerable<string> Trust(TraefikSettings settings, AcmeServer server)
    {
        if (settings.TrustMode is TrustMode.StepCaOnly or TrustMode.Nothing && server.StepCa is null)
            yield return $"TRAEFIK_STEP_CA_ZERO_CERTS is true, so that Traefik does not trust {server.Directory.Host}: use the stock list of certificate authorities, or your Step-CA for ACME.";
    }

    private static IEnumerable<string> Accounts(AcmeSettings acme) =>
        from name in acme.Dns is { IsAcmeDns: true } ? DnsAnswerer.ChallengedNames(acme.Domains) : []
        where !acme.Dns!.Accounts.ContainsKey(name)
        select $"{name} has no ACME-DNS account in TRAEFIK_ACME_DNS_ACCOUNTS: register it with `make traefik certs`.";
}
