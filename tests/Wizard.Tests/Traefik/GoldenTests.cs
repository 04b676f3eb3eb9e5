using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class GoldenTests
{
    private readonly TestAuthority _authority = new();

    private TraefikSettings WithStepCa => Deployments.Settings(Deployments.TraefikWithStepCa(_authority));

    [Fact]
    public void Traefik_with_the_stock_authorities() => Golden.Matches("traefik-stock", Traefik(Deployments.Traefik()));

    [Fact]
    public void Traefik_with_the_stock_authorities_and_Step_CA() => Golden.Matches("traefik-stock-and-step-ca", Traefik(Deployments.TraefikWithStepCa(_authority)));

    [Fact]
    public void Traefik_with_Step_CA_only() =>
        Golden.Matches("traefik-step-ca-only", Traefik(Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_ZERO_CERTS", "true"))));

    [Fact]
    public void Traefik_with_no_authorities() => Golden.Matches("traefik-nothing", Traefik(Deployments.Traefik(("TRAEFIK_STEP_CA_ZERO_CERTS", "true"))));

    [Fact]
    public void Traefik_on_other_addresses_behind_a_proxy() => Golden.Matches("traefik-addresses", Traefik(Deployments.Traefik(
        ("TRAEFIK_WEBSECURE_ENTRYPOINT_HOST", "2001:db8::1"), ("TRAEFIK_WEBSECURE_ENTRYPOINT_PORT", "8443"),
        ("TRAEFIK_WEBSECURE_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "10.0.0.1, 2001:db8:1::/48"),
        ("TRAEFIK_WEB_PLAIN_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_WEB_PLAIN_ENTRYPOINT_HOST", "127.0.0.1"), ("TRAEFIK_WEB_PLAIN_ENTRYPOINT_PORT", "8000"))));

    [Fact]
    public void Whoami_open_to_everybody() => Golden.Matches("whoami-plain", Rendered(Deployments.Whoami()));

    [Fact]
    public void Whoami_with_passwords_for_some_networks() => Golden.Matches("whoami-basic", Rendered(Deployments.Whoami(
        ("WHOAMI_HTTP_AUTH", $"anna:{Deployments.Hash},ben:{Deployments.Hash}"), ("WHOAMI_IP_SOURCERANGE", "192.168.1.0/24,2001:db8::/32"))));

    [Fact]
    public void Whoami_behind_mutual_TLS() => Golden.Matches("whoami-mtls", Rendered(Deployments.Whoami(
        ("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com, foo.example.com"))));

    [Fact]
    public void Whoami_behind_mutual_TLS_for_all_names() => Golden.Matches("whoami-mtls-allow-all", Rendered(Deployments.Whoami(
        ("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_ALLOW_ALL", "true"))));

    [Fact]
    public void Whoami_behind_mutual_TLS_for_all_names_of_a_kind_but_some() => Golden.Matches("whoami-mtls-exclusions", Rendered(Deployments.Whoami(
        ("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com, !foo.clients.example.com, !*.old.clients.example.com"))));

    [Fact]
    public void Whoami_behind_mutual_TLS_and_a_password_in_some_networks() => Golden.Matches("whoami-everything", Rendered(Deployments.Whoami(
        ("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com"),
        ("WHOAMI_HTTP_AUTH", $"anna:{Deployments.Hash}"), ("WHOAMI_IP_SOURCERANGE", "10.0.0.0/8"))));

    [Fact]
    public void Step_CA_with_its_TLS_passed_through() => Golden.Matches("step-ca",
        Deployments.Rendered(Deployments.StepCa(("STEP_CA_IP_SOURCERANGE", "10.0.0.0/8")), "step-ca_default", WithStepCa));

    [Fact]
    public void The_union_of_the_three_with_the_way_to_the_API()
    {
        var whoami = Deployments.Whoami(("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com"));
        var union = TraefikUnion.Of(
        [
            ("traefik_default", Traefik(Deployments.TraefikWithStepCa(_authority))), ("whoami_default", Rendered(whoami)),
            ("step-ca_default", Deployments.Rendered(Deployments.StepCa(), "step-ca_default", WithStepCa)),
        ]);
        var files = union.WithControl("wizard", Deployments.Hash);
        Assert.Empty(TraefikCheck.Faults(files));
        Golden.Matches("union", files);
    }

    private static RenderedFiles Traefik(Values values) => TraefikRenderer.Traefik(Deployments.Settings(values), Deployments.Plugins);

    private RenderedFiles Rendered(Values whoami) => Deployments.Rendered(whoami, "whoami_default", WithStepCa);
}
