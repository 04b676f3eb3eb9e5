using System.Globalization;
using System.Text.RegularExpressions;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Traefik.Acme;

/// <summary>How Traefik gets its certificates by itself.</summary>
public sealed partial record AcmeSettings
{
    /// <summary>Who signs.</summary>
    public required AcmeServer Server { get; init; }

    /// <summary>Whom the authority may write to; empty for nobody.</summary>
    public required string Email { get; init; }

    /// <summary>How long certificates live, in hours.</summary>
    public required int DurationHours { get; init; }

    /// <summary>How names are proved.</summary>
    public required AcmeChallenge Challenge { get; init; }

    /// <summary>Who answers for DNS-01; null for another challenge.</summary>
    public required DnsAnswerer? Dns { get; init; }

    /// <summary>The certificates that are asked for.</summary>
    public required IReadOnlyList<CertificateDomain> Domains { get; init; }

    /// <summary>The certificate for a host: one that has its very name before one that has a wildcard, and of those the one with the fewest names; null where none covers it.</summary>
    public CertificateDomain? CertificateFor(string host) => Domains
        .Where(domain => domain.Covers(host))
        .OrderBy(domain => domain.Names.Contains(host) ? 0 : 1).ThenBy(domain => domain.Others.Count)
        .FirstOrDefault();

    /// <summary>Reads the settings; null where ACME is off.</summary>
    /// <exception cref="UserError">A value is not what its setting needs, or they do not go together.</exception>
    internal static AcmeSettings? From(Values values, StepCaTrust? stepCa)
    {
        var prefix = $"{values.Catalogue.Prefix}_ACME";
        if (!values.Strictly($"{prefix}_ENABLED")) return null;
        var challenge = ChallengeOf($"{prefix}_CHALLENGE", values[$"{prefix}_CHALLENGE"]);
        var domains = DomainsOf($"{prefix}_CERT_DOMAINS", values[$"{prefix}_CERT_DOMAINS"]);
        if (challenge != AcmeChallenge.Dns && domains.Select(domain => domain.Wildcard).FirstOrDefault(wildcard => wildcard is not null) is { } wild)
            throw new UserError(
                $"{prefix}_CERT_DOMAINS holds the wildcard {wild}, which only the challenge dns (DNS-01) can prove, and {prefix}_CHALLENGE is {values[$"{prefix}_CHALLENGE"]}.",
                $"Set {prefix}_CHALLENGE to dns through `make traefik config`, or take the wildcard out of {prefix}_CERT_DOMAINS.");
        return new AcmeSettings
        {
            Server = AcmeServer.From(values, stepCa),
            Email = EmailOf($"{prefix}_CA_EMAIL", values[$"{prefix}_CA_EMAIL"]),
            DurationHours = HoursOf($"{prefix}_CERTIFICATES_DURATION", values[$"{prefix}_CERTIFICATES_DURATION"]),
            Challenge = challenge,
            Dns = challenge == AcmeChallenge.Dns ? DnsAnswerer.From(values) : null,
            Domains = domains,
        };
    }

    private static AcmeChallenge ChallengeOf(string setting, string word) => word switch
    {
        "tls" => AcmeChallenge.Tls,
        "http" => AcmeChallenge.Http,
        "dns" => AcmeChallenge.Dns,
        _ => throw new UserError($"{setting} is no challenge.", $"Set {setting} to tls, http or dns."),
    };

    private static IReadOnlyList<CertificateDomain> DomainsOf(string setting, string text)
    {
        try
        {
            return CertificateDomain.ParseAll(text);
        }
        catch (FormatException error)
        {
            throw new UserError($"{setting} is no list of certificates: {error.Message}.", $"Edit {setting} through `make traefik certs`.", error);
        }
    }

    private static int HoursOf(string setting, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= HoursType.Longest
            ? hours
            : throw new UserError($"{setting} is no number of hours.", $"Set {setting} to one such as 2160 (90 days), or 24 for Step-CA.");

    private static string EmailOf(string setting, string text) => text.Length == 0 || Address().IsMatch(text)
        ? text
        : throw new UserError($"{setting} is no e-mail address.", $"Set {setting} to one such as me@example.com, or to nothing.");

    [GeneratedRegex(@"^[A-Za-z0-9._+%=~-]{1,64}@[A-Za-z0-9.-]{1,253}\z")]
    private static partial Regex Address();
}
