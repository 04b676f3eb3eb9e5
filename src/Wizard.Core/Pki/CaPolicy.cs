using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>What step-ca allows: the part of its configuration that belongs to the wizard's settings.</summary>
/// <param name="Host">The name that clients reach the authority by.</param>
/// <param name="AllowedNames">DNS names and <c>*.</c> wildcards, one label deep.</param>
/// <param name="MinDuration">A Go duration.</param>
/// <param name="MaxDuration">A Go duration.</param>
/// <param name="DefaultDuration">A Go duration.</param>
/// <param name="DisableRenewal">True: certificates are not renewed.</param>
public sealed record CaPolicy(string Host, IReadOnlyList<string> AllowedNames, string MinDuration, string MaxDuration, string DefaultDuration, bool DisableRenewal)
{
    /// <summary>The policy that the settings of a step-ca deployment say.</summary>
    public static CaPolicy From(Values values) => new(
        values["STEP_CA_TRAEFIK_HOST"],
        values.List("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS"),
        values["STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION"],
        values["STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION"],
        values["STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION"],
        values.Flag("STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL"));

    /// <summary>What is wrong with a name, and what would be right; null where the authority signs it.</summary>
    public string? Refuse(string name) => AllowedNames.Any(pattern => HostPatterns.Match(pattern, name))
        ? null
        : $"The authority does not sign {name}, only {string.Join(", ", AllowedNames)}: enter a name such as {AllowedNames.FirstOrDefault("foo.example.com").Replace("*", "foo", StringComparison.Ordinal)}.";
}
