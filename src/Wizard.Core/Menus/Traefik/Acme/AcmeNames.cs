namespace Wizard.Menus.Traefik.Acme;

/// <summary>The names of the settings about Traefik's certificates.</summary>
internal static class AcmeNames
{
    public const string Enabled = "TRAEFIK_ACME_ENABLED";
    public const string Server = "TRAEFIK_ACME_CERT_RESOLVER";
    public const string StepCaDirectory = "TRAEFIK_ACME_CERT_RESOLVER_STEP_CA";
    public const string Email = "TRAEFIK_ACME_CA_EMAIL";
    public const string Challenge = "TRAEFIK_ACME_CHALLENGE";
    public const string Duration = "TRAEFIK_ACME_CERTIFICATES_DURATION";
    public const string Provider = "TRAEFIK_ACME_DNS_PROVIDER";
    public const string Variables = "TRAEFIK_ACME_DNS_VARIABLES";
    public const string AcmeDnsServer = "TRAEFIK_ACME_SH_ACME_DNS_BASE_URL";
    public const string AcmeDnsAllowFrom = "TRAEFIK_ACME_SH_ACMEDNS_ALLOW_FROM";
    public const string AcmeDnsAccounts = "TRAEFIK_ACME_DNS_ACCOUNTS";
    public const string Domains = "TRAEFIK_ACME_CERT_DOMAINS";
    public const string Own = "TRAEFIK_TLS_CERTIFICATES";
}
