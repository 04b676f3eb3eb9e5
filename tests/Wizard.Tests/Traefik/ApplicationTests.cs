using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class ApplicationTests
{
    private readonly TestAuthority _authority = new();

    public static TheoryData<string, string> Attacks()
    {
        string[] hostile = ["a`)||Host(`b", "a\"b", "a'b", "a\nb", "{{env \"HOME\"}}", "a{{b", "a || b", "ä.example.com", "a b", "a\tb", "a\0b", "a#b", "a: b", "&a", "*a", "!!a", "a\\b", "<a>", "a$b", "a\u2028b", "a%b", "a.example.com."];
        string[] settings = ["WHOAMI_TRAEFIK_HOST", "WHOAMI_IP_SOURCERANGE", "WHOAMI_HTTP_AUTH", "WHOAMI_MTLS_AUTHORIZED_CERTS"];
        var data = new TheoryData<string, string>();
        foreach (var setting in settings)
            foreach (var text in hostile) data.Add(setting, text);
        return data;
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_value_is_refused_by_the_name_of_its_setting_and_not_repeated(string setting, string text)
    {
        var error = Assert.Throws<UserError>(() => Read(("WHOAMI_MTLS_AUTH", "true"), (setting, text)));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_value_is_refused_beside_good_ones(string setting, string text)
    {
        var good = setting switch
        {
            "WHOAMI_IP_SOURCERANGE" => "10.0.0.0/8,",
            "WHOAMI_HTTP_AUTH" => $"anna:{Deployments.Hash},",
            "WHOAMI_MTLS_AUTHORIZED_CERTS" => "foo.example.com,",
            _ => "foo.",
        };
        _ = Assert.Throws<UserError>(() => Read(("WHOAMI_MTLS_AUTH", "true"), (setting, good + text)));
    }

    [Theory]
    [InlineData("WHOAMI_TRAEFIK_HOST", "")]
    [InlineData("WHOAMI_TRAEFIK_HOST", "a.example.com,b.example.com")]
    [InlineData("WHOAMI_TRAEFIK_HOST", "*.example.com")]
    [InlineData("WHOAMI_TRAEFIK_HOST", "192.168.1.2")]
    [InlineData("WHOAMI_TRAEFIK_HOST", "a..example.com")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "10.0.0.0/33")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "10.0.0.0/")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "010.0.0.1")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "fe80::1%eth0")]
    [InlineData("WHOAMI_IP_SOURCERANGE", "::ffff:10.0.0.1")]
    [InlineData("WHOAMI_HTTP_AUTH", ",")]
    [InlineData("WHOAMI_HTTP_AUTH", "anna:secret")]
    [InlineData("WHOAMI_HTTP_AUTH", "CN=foo:$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    [InlineData("WHOAMI_HTTP_AUTH", "a:$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy,a:$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    [InlineData("WHOAMI_MTLS_AUTH", "True")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "*")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "foo*.example.com")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "foo.*.example.com")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.*.example.com")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "a.example.com,!")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "!*")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "! a.example.com")]
    [InlineData("WHOAMI_MTLS_AUTHORIZED_CERTS", "")]
    public void A_value_that_is_none_is_refused(string setting, string value)
    {
        (string, string)[] written = setting == "WHOAMI_MTLS_AUTH" ? [(setting, value)] : [("WHOAMI_MTLS_AUTH", "true"), (setting, value)];
        var error = Assert.Throws<UserError>(() => Read(written));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_is_both_families_and_one_of_them_alone_is_a_range()
    {
        Assert.Empty(Read(("WHOAMI_IP_SOURCERANGE", "::/0,0.0.0.0/0")).SourceRanges);
        Assert.Equal("0.0.0.0/0", Assert.Single(Read(("WHOAMI_IP_SOURCERANGE", "0.0.0.0/0")).SourceRanges).ToString());
    }

    [Fact]
    public void A_host_is_one_host_in_whatever_case_it_is_written() => Assert.Equal("whoami.example.com", Read(("WHOAMI_TRAEFIK_HOST", "WhoAmI.Example.COM")).Host.Text);

    [Fact]
    public void A_project_with_a_host_and_nothing_else_works()
    {
        var values = Deployments.Make("notes", "NOTES", "http", [("NOTES_TRAEFIK_HOST", "notes.example.com")], []);
        var files = Deployments.Rendered(values, "notes_blue-2", Settings());
        Assert.Contains("service: notes_blue-2@docker", files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.Empty(TraefikCheck.Faults(null, files.Text("dynamic.yml")!));
    }

    [Fact]
    public void Passed_through_TLS_cannot_be_asked_for_a_certificate_or_a_password()
    {
        _ = Assert.Throws<UserError>(() => Application.From(Deployments.StepCa(("STEP_CA_MTLS_AUTH", "true")), "step-ca_default"));
        _ = Assert.Throws<UserError>(() => Application.From(Deployments.StepCa(("STEP_CA_HTTP_AUTH", $"a:{Deployments.Hash}")), "step-ca_default"));
    }

    [Theory]
    [InlineData("whoami")]
    [InlineData("whoami_default_mtls")]
    [InlineData("Whoami_default")]
    [InlineData("whoami_`")]
    public void A_deployment_with_another_form_of_name_is_a_bug(string name) => Assert.Throws<ArgumentException>(() => Application.From(Deployments.Whoami(), name));

    [Theory]
    [InlineData("TRAEFIK_IMAGE", "traefik:v3.7.12")]
    [InlineData("TRAEFIK_IMAGE", "traefik:latest")]
    [InlineData("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", "")]
    public void Mutual_TLS_is_refused_with_the_reason_where_Traefik_is_not_ready(string setting, string value)
    {
        var error = Assert.Throws<UserError>(() => Render(Deployments.Settings(Deployments.TraefikWithStepCa(_authority, (setting, value)))));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutual_TLS_is_refused_without_a_Step_CA_and_without_its_intermediate()
    {
        Assert.Contains("No Step-CA", Assert.Throws<UserError>(() => Render(Deployments.Settings(Deployments.Traefik()))).Message, StringComparison.Ordinal);
        var rootOnly = Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_CERTIFICATES", _authority.Root));
        Assert.Contains("intermediate", Assert.Throws<UserError>(() => Render(Deployments.Settings(rootOnly))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutual_TLS_stands_without_Traefik_trusting_the_Step_CA_itself()
    {
        var files = Render(Deployments.Settings(Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_ENABLED", "false"))));
        Assert.Equal(2, files.Count);
        Assert.Null(Settings().MutualTlsRefusal);
    }

    [Fact]
    public void Behind_mutual_TLS_a_users_name_does_not_replace_the_certificates_name() =>
        Assert.DoesNotContain("headerField", Render(Settings(), ("WHOAMI_HTTP_AUTH", $"anna:{Deployments.Hash}")).Text("dynamic.yml"), StringComparison.Ordinal);

    [Fact]
    public void An_application_is_refused_where_the_HTTPS_entrypoint_is_switched_off()
    {
        var settings = Deployments.Settings(Deployments.Traefik(("TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED", "false")));
        var error = Assert.Throws<UserError>(() => Deployments.Rendered(Deployments.Whoami(), "whoami_default", settings));
        Assert.Contains("TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED", error.Message, StringComparison.Ordinal);
    }

    private static Application Read(params (string, string)[] written) =>
        Application.From(Deployments.Whoami([("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com"), .. written]), "whoami_default");

    private TraefikSettings Settings() => Deployments.Settings(Deployments.TraefikWithStepCa(_authority));

    private static RenderedFiles Render(TraefikSettings settings, params (string, string)[] written) =>
        Deployments.Rendered(Deployments.Whoami([("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com"), .. written]), "whoami_default", settings);

    [Theory]
    [InlineData("traefik:v3.6.2")]
    [InlineData("traefik:v3.7.11")]
    [InlineData("traefik:latest")]
    public void A_Traefik_in_which_a_client_could_forge_who_signed_in_is_refused_for_a_sign_in(string image)
    {
        var settings = Deployments.Settings(Deployments.Traefik(("TRAEFIK_IMAGE", image), ("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", """{"admin":["me@example.com"]}""")));
        var error = Assert.Throws<UserError>(() => Deployments.Rendered(Deployments.Whoami(("WHOAMI_OAUTH2", "true"), ("WHOAMI_OAUTH2_AUTHORIZED_GROUP", "admin")), "whoami_default", settings));
        Assert.Contains("forge who signed in", error.Message, StringComparison.Ordinal);
    }
}
