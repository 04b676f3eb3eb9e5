using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik.Acme;

public sealed class AcmeGoldenTests
{
    private readonly TestAuthority _authority = new();

    [Fact]
    public void Lets_Encrypt_over_TLS_ALPN_01_with_a_default_certificate() => Matches("acme-tls", AcmeValues.Render(null, AcmeValues.On()));

    [Fact]
    public void Staging_over_HTTP_01() =>
        Matches("acme-http", AcmeValues.Render(null, AcmeValues.On(("TRAEFIK_ACME_CHALLENGE", "http"), ("TRAEFIK_ACME_CERT_RESOLVER", "staging"), ("TRAEFIK_ACME_CA_EMAIL", ""))));

    [Fact]
    public void Step_CA_with_its_own_root_for_its_resolver_alone() => Matches("acme-step-ca", AcmeValues.Render(_authority, AcmeValues.StepCa()));

    [Fact]
    public void A_provider_of_DNS_with_a_wildcard() => Matches("acme-dns-provider", AcmeValues.Render(null, AcmeValues.DigitalOcean()));

    [Fact]
    public void An_ACME_DNS_server() => Matches("acme-dns-server", AcmeValues.Render(null, AcmeValues.AcmeDns()));

    [Fact]
    public void Own_certificate_files() => Matches("tls-own-files", AcmeValues.Render(null, [("TRAEFIK_TLS_CERTIFICATES", "example-com-3f2a91bc,other-0a1b2c3d")]));

    [Fact]
    public void Whoami_with_its_own_certificate_behind_mutual_TLS() => Matches("whoami-acme", Deployments.Rendered(
        Deployments.Whoami(("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com")), "whoami_default", AcmeValues.Settings(_authority, AcmeValues.On())));

    private static void Matches(string name, RenderedFiles files)
    {
        Assert.Empty(TraefikCheck.Faults(files.Text(Volume.StaticFile), files.Text(Volume.DynamicFile)!));
        Golden.Matches(name, files);
    }
}
