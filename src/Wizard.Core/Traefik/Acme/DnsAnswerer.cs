using Wizard.Settings;

namespace Wizard.Traefik.Acme;

/// <summary>Who makes the DNS answer the DNS-01 challenge: a provider of DNS, or an ACME-DNS server.</summary>
/// <param name="Code">The provider's code in lego.</param>
/// <param name="Environment">Exactly the variables that Traefik's process gets for it. The values are secrets.</param>
/// <param name="Accounts">The accounts at the ACME-DNS server, by domain name; empty for any other provider.</param>
public sealed record DnsAnswerer(string Code, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, AcmeDnsAccount> Accounts)
{
    private const string Remedy = "Choose the provider again: `make traefik config` > TLS certificates and authorities > Configure ACME.";

    /// <summary>True for an ACME-DNS server.</summary>
    public bool IsAcmeDns => Code == DnsProvider.AcmeDns;

    /// <summary>Without the values.</summary>
    public override string ToString() => Code;

    /// <summary>The names whose challenges a list of certificates makes: a wildcard's is the one of the name behind its star.</summary>
    public static IReadOnlyList<string> ChallengedNames(IEnumerable<CertificateDomain> domains) =>
        [.. domains.SelectMany(domain => domain.Names).Select(name => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name).Distinct(StringComparer.Ordinal)];

    internal static DnsAnswerer From(Values values)
    {
        var prefix = $"{values.Catalogue.Prefix}_ACME";
        var code = values[$"{prefix}_DNS_PROVIDER"];
        if (code.Length == 0) throw new UserError($"{prefix}_CHALLENGE is dns, but {prefix}_DNS_PROVIDER names no provider.", Remedy);
        if (DnsProvider.RefuseCode(code) is { } refusal) throw new UserError($"{prefix}_DNS_PROVIDER: {refusal}", Remedy);
        return code == DnsProvider.AcmeDns ? OfAcmeDns(values, prefix) : new(code, EnvironmentOf(code, $"{prefix}_DNS_VARIABLES", values), new Dictionary<string, AcmeDnsAccount>());
    }

    private static DnsAnswerer OfAcmeDns(Values values, string prefix)
    {
        var (setting, address) = ($"{prefix}_SH_ACME_DNS_BASE_URL", values[$"{prefix}_SH_ACME_DNS_BASE_URL"]);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw new UserError($"{setting} is no address.", $"Set {setting} to the address of your ACME-DNS server, for example https://auth.acme-dns.io.");
        var allowed = values.List($"{prefix}_SH_ACMEDNS_ALLOW_FROM").Select(text => SourceRange.Parse($"{prefix}_SH_ACMEDNS_ALLOW_FROM", text).ToString()).ToList();
        var environment = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["ACME_DNS_API_BASE"] = address, ["ACME_DNS_STORAGE_PATH"] = AcmeFiles.AccountsPath };
        // for a name without an account, which Traefik would register itself
        if (allowed.Count > 0) environment["ACME_DNS_ALLOWLIST"] = string.Join(',', allowed);
        return new(DnsProvider.AcmeDns, environment, AccountsOf($"{prefix}_DNS_ACCOUNTS", values));
    }

    private static IReadOnlyDictionary<string, string> EnvironmentOf(string code, string setting, Values values)
    {
        var variables = Read(setting, values, NamedTexts.Parse);
        var provider = DnsProvider.Find(code);
        if (variables.Keys.Select(name => DnsVariables.Refuse(code, provider, name)).FirstOrDefault(refusal => refusal is not null) is { } wrong)
            throw new UserError($"{setting}: {wrong}", Remedy);
        return provider is { Credentials.Count: > 0 } && !provider.Credentials.Any(variables.ContainsKey)
            ? throw new UserError($"{setting} holds none of the credentials that {code} needs: {string.Join(", ", provider.Credentials)}.", Remedy)
            : variables;
    }

    private static IReadOnlyDictionary<string, AcmeDnsAccount> AccountsOf(string setting, Values values) => Read(setting, values, AcmeDnsAccount.ParseAll);

    private static T Read<T>(string setting, Values values, Func<string, T> parse)
    {
        try
        {
            return parse(values[setting]);
        }
        catch (FormatException error)
        {
            throw new UserError($"{setting}: {error.Message}.", Remedy, error);
        }
    }
}
