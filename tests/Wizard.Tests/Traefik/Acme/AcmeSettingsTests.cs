using Wizard.Traefik;
using Wizard.Traefik.Acme;
using Xunit;

namespace Wizard.Tests.Traefik.Acme;

public sealed class AcmeSettingsTests
{
    private readonly TestAuthority _authority = new();

    [Fact]
    public void Without_ACME_and_own_files_nothing_of_it_is_rendered()
    {
        var files = AcmeValues.Render(null, []);
        Assert.DoesNotContain("certificatesResolvers", files.Text("traefik.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("\ntls:", files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Paths, path => path.StartsWith("data/", StringComparison.Ordinal));
        Assert.Empty(AcmeValues.Settings(null, []).Secrets);
    }

    [Fact]
    public void The_container_gets_exactly_the_variables_of_the_provider()
    {
        Assert.Equal([new("DO_AUTH_TOKEN", "t0k$en")], AcmeValues.Settings(null, AcmeValues.DigitalOcean()).Secrets);
        Assert.Empty(AcmeValues.Settings(null, AcmeValues.DigitalOcean(("TRAEFIK_ACME_ENABLED", "false"))).Secrets);
        Assert.Empty(AcmeValues.Settings(null, AcmeValues.DigitalOcean(("TRAEFIK_ACME_CHALLENGE", "tls"), ("TRAEFIK_ACME_CERT_DOMAINS", AcmeValues.Domains))).Secrets);
        Assert.Equal(["ACME_DNS_API_BASE", "ACME_DNS_STORAGE_PATH"], AcmeValues.Settings(null, AcmeValues.AcmeDns()).Secrets.Keys);
    }

    [Fact]
    public void A_secret_is_in_no_file_of_Traefiks_configuration() =>
        Assert.All(AcmeValues.Render(null, AcmeValues.DigitalOcean()), file => Assert.DoesNotContain("t0k$en", System.Text.Encoding.UTF8.GetString(file.Value.Span), StringComparison.Ordinal));

    [Fact]
    public void The_accounts_of_ACME_DNS_are_shipped_as_lego_stores_them_and_what_Traefik_stores_is_not()
    {
        var files = AcmeValues.Render(null, AcmeValues.AcmeDns());
        Assert.Equal(AcmeValues.Accounts, files.Text("data/acme-dns-accounts.json"));
        Assert.Contains("storage: /etc/traefik/data/acme-v02.api.letsencrypt.org.json", files.Text("traefik.yml"), StringComparison.Ordinal);
        Assert.Equal(["data/acme-dns-accounts.json"], files.Paths.Where(path => path.StartsWith("data/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_authority_keeps_its_certificates_in_another_file()
    {
        string Storage(params (string, string)[] settings) => AcmeValues.Settings(_authority, settings).Certificates.Acme!.Server.StorageFile;
        string[] all =
        [
            Storage(AcmeValues.On()), Storage(AcmeValues.On(("TRAEFIK_ACME_CERT_RESOLVER", "staging"))), Storage(AcmeValues.StepCa()),
            Storage(AcmeValues.StepCa(("TRAEFIK_ACME_CERT_RESOLVER_STEP_CA", "https://ca.example.com:9000/acme/acme/directory"))),
        ];
        Assert.Equal(4, all.Distinct().Count());
        Assert.Equal($"ca.example.com-{_authority.Fingerprint[..8]}.json", all[2]);
    }

    [Fact]
    public void Step_CA_named_as_production_as_the_original_has_it_is_trusted_too() =>
        Assert.NotNull(AcmeValues.Settings(_authority, AcmeValues.On(("TRAEFIK_ACME_CERT_RESOLVER_PRODUCTION", "https://ca.example.com/acme/acme/directory"))).Certificates.Acme!.Server.StepCa);

    [Theory]
    [InlineData("TRAEFIK_ACME_ENABLED", "yes")]
    [InlineData("TRAEFIK_ACME_CHALLENGE", "alpn")]
    [InlineData("TRAEFIK_ACME_CERT_RESOLVER", "zerossl")]
    [InlineData("TRAEFIK_ACME_CERT_RESOLVER_PRODUCTION", "http://acme.example.com")]
    [InlineData("TRAEFIK_ACME_CA_EMAIL", "me")]
    [InlineData("TRAEFIK_ACME_CERTIFICATES_DURATION", "90d")]
    [InlineData("TRAEFIK_ACME_CERT_DOMAINS", "[[\"a`b\",[]]]")]
    [InlineData("TRAEFIK_ACME_CERT_DOMAINS", "[[\"*.example.com\",[]]]")]
    [InlineData("TRAEFIK_TLS_CERTIFICATES", "../../etc/passwd")]
    public void A_value_that_is_none_is_refused_by_its_name(string setting, string value) => Refused(setting, AcmeValues.On((setting, value)));

    [Fact]
    public void A_wildcard_needs_DNS_01_and_the_refusal_says_so()
    {
        var error = Refused("TRAEFIK_ACME_CERT_DOMAINS", AcmeValues.On(("TRAEFIK_ACME_CERT_DOMAINS", """[["*.example.com",[]]]""")));
        Assert.Contains("wildcard *.example.com, which only the challenge dns (DNS-01) can prove", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"DO_AUTH_TOKN\":\"hush\"}", "did you mean DO_AUTH_TOKEN?")]
    [InlineData("{\"DO_AUTH_TOKEN\":\"hush\",\"SSL_CERT_FILE\":\"hush\"}", "digitalocean knows no variable SSL_CERT_FILE")]
    [InlineData("{\"DO_TTL\":\"hush\"}", "none of the credentials")]
    [InlineData("", "none of the credentials")]
    [InlineData("hush", "no JSON object")]
    public void A_variable_that_the_provider_does_not_know_is_refused_and_no_value_is_shown(string variables, string why)
    {
        var error = Refused("TRAEFIK_ACME_DNS_VARIABLES", AcmeValues.DigitalOcean(("TRAEFIK_ACME_DNS_VARIABLES", variables)));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void DNS_01_without_a_provider_and_Step_CA_without_one_are_refused()
    {
        foreach (var code in new[] { "", "exec", "manual", "Digital Ocean" }) Refused("TRAEFIK_ACME_DNS_PROVIDER", AcmeValues.DigitalOcean(("TRAEFIK_ACME_DNS_PROVIDER", code)));
        Refused("TRAEFIK_ACME_CERT_RESOLVER", AcmeValues.StepCa());
    }

    [Theory]
    [InlineData("http", "TRAEFIK_WEB_ENTRYPOINT_ENABLED")]
    [InlineData("tls", "TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED")]
    public void A_challenge_whose_entrypoint_is_off_is_refused(string challenge, string setting) =>
        Assert.Contains(setting, Assert.Throws<UserError>(() => AcmeValues.Render(null, AcmeValues.On(("TRAEFIK_ACME_CHALLENGE", challenge), (setting, "false")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http", "TRAEFIK_WEB_ENTRYPOINT_PORT", "port 80")]
    [InlineData("tls", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT", "port 443")]
    public void A_challenge_at_another_port_is_a_warning_with_its_mend(string challenge, string setting, string port)
    {
        var warning = Assert.Single(AcmeWarnings.Of(AcmeValues.Settings(null, AcmeValues.On(("TRAEFIK_ACME_CHALLENGE", challenge), (setting, "8000")))));
        Assert.Contains(setting, warning, StringComparison.Ordinal);
        Assert.Contains($"forward {port} to it", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Traefik_that_trusts_no_public_authority_is_warned_about_one()
    {
        Assert.Contains("acme-v02.api.letsencrypt.org", Assert.Single(AcmeWarnings.Of(AcmeValues.Settings(_authority, AcmeValues.On(("TRAEFIK_STEP_CA_ZERO_CERTS", "true"))))), StringComparison.Ordinal);
        Assert.Empty(AcmeWarnings.Of(AcmeValues.Settings(_authority, AcmeValues.StepCa(("TRAEFIK_STEP_CA_ZERO_CERTS", "true")))));
    }

    [Fact]
    public void A_name_without_an_ACME_DNS_account_is_a_warning() => Assert.Contains("other.example.com",
        Assert.Single(AcmeWarnings.Of(AcmeValues.Settings(null, AcmeValues.AcmeDns(("TRAEFIK_ACME_CERT_DOMAINS", """[["*.example.com",["other.example.com"]]]"""))))), StringComparison.Ordinal);

    [Fact]
    public void The_default_certificate_is_dynamic_configuration_and_its_names_are_a_flat_list()
    {
        var files = AcmeValues.Render(null, AcmeValues.On());
        Assert.DoesNotContain("\ntls:", files.Text("traefik.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("stores", files.Text("traefik.yml"), StringComparison.Ordinal);
        var domain = YamlReader.Read("dynamic.yml", files.Text("dynamic.yml")!).Root.At("tls", "stores", "default", "defaultGeneratedCert", "domain");
        Assert.Equal("www.example.com", domain.TextAt("main"));
        Assert.Equal(["example.com"], domain.TextsAt("sans"));
    }

    [Theory]
    [InlineData("whoami.example.com", "whoami.example.com")]
    [InlineData("a.example.com", "*.example.com, other.org")]
    [InlineData("a.b.example.com", null)]
    [InlineData("example.com", null)]
    public void A_host_gets_the_certificate_of_its_own_name_before_that_of_a_wildcard(string host, string? certificate) =>
        Assert.Equal(certificate, AcmeValues.Settings(null, AcmeValues.DigitalOcean(("TRAEFIK_ACME_CERT_DOMAINS", """[["*.example.com",["other.org"]],["whoami.example.com",[]]]"""))).Certificates.Acme!.CertificateFor(host)?.ToString());

    private static UserError Refused(string setting, (string, string)[] settings)
    {
        var error = Assert.Throws<UserError>(() => AcmeValues.Settings(null, settings));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        return error;
    }
}
