using Wizard.Traefik;

namespace Wizard.Tests.Traefik.Acme;

/// <summary>Settings about certificates, for tests.</summary>
internal static class AcmeValues
{
    public const string Domains = """[["www.example.com",["example.com"]],["whoami.example.com",[]]]""";

    public const string Accounts = """{"example.com":{"fulldomain":"s1.auth.example.org","subdomain":"s1","username":"user-1","password":"secret-1","server_url":"https://auth.example.org"}}""";

    public static (string, string)[] On(params (string, string)[] more) =>
        [("TRAEFIK_ACME_ENABLED", "true"), ("TRAEFIK_ACME_CA_EMAIL", "me@example.com"), ("TRAEFIK_ACME_CERT_DOMAINS", Domains), .. more];

    public static (string, string)[] DigitalOcean(params (string, string)[] more) => On(
    [
        ("TRAEFIK_ACME_CHALLENGE", "dns"), ("TRAEFIK_ACME_DNS_PROVIDER", "digitalocean"), ("TRAEFIK_ACME_DNS_VARIABLES", """{"DO_AUTH_TOKEN":"t0k$en"}"""),
        ("TRAEFIK_ACME_CERT_DOMAINS", """[["example.com",["*.example.com"]]]"""), .. more,
    ]);

    public static (string, string)[] AcmeDns(params (string, string)[] more) => On(
    [
        ("TRAEFIK_ACME_CHALLENGE", "dns"), ("TRAEFIK_ACME_DNS_PROVIDER", "acme-dns"), ("TRAEFIK_ACME_SH_ACME_DNS_BASE_URL", "https://auth.example.org"),
        ("TRAEFIK_ACME_DNS_ACCOUNTS", Accounts), ("TRAEFIK_ACME_CERT_DOMAINS", """[["example.com",["*.example.com"]]]"""), .. more,
    ]);

    public static (string, string)[] StepCa(params (string, string)[] more) => On(
        [("TRAEFIK_ACME_CERT_RESOLVER", "step-ca"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "24"), .. more]);

    public static RenderedFiles Render(TestAuthority? authority, (string, string)[] settings) => TraefikRenderer.Traefik(Settings(authority, settings), Deployments.Plugins);

    public static TraefikSettings Settings(TestAuthority? authority, (string, string)[] settings) =>
        Deployments.Settings(authority is null ? Deployments.Traefik(settings) : Deployments.TraefikWithStepCa(authority, settings));
}
