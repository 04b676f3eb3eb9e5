using Wizard.Settings;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class TraefikSettingsTests
{
    private readonly TestAuthority _authority = new();

    [Theory]
    [InlineData("false", "false", TrustMode.Stock, "/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/certs")]
    [InlineData("true", "false", TrustMode.StockAndStepCa, "PEM", "/etc/ssl/certs")]
    [InlineData("true", "true", TrustMode.StepCaOnly, "PEM", "/nonexistent")]
    [InlineData("false", "true", TrustMode.Nothing, "/dev/null", "/nonexistent")]
    public void Each_trust_mode_sets_both_variables(string enabled, string zero, TrustMode mode, string file, string folder)
    {
        var settings = Read(Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_ENABLED", enabled), ("TRAEFIK_STEP_CA_ZERO_CERTS", zero)));
        Assert.Equal(mode, settings.TrustMode);
        Assert.Equal(2, settings.Environment.Count);
        Assert.Equal(file == "PEM" ? settings.StepCa!.Path : file, settings.Environment["TRAEFIK_SSL_CERT_FILE"]);
        Assert.Equal(folder, settings.Environment["TRAEFIK_SSL_CERT_DIR"]);
    }

    [Fact]
    public void The_PEM_of_Step_CA_holds_root_and_intermediate_and_is_shipped_under_a_name_made_of_its_content()
    {
        var settings = Read(Deployments.TraefikWithStepCa(_authority));
        var shipped = TraefikRenderer.Traefik(settings, Deployments.Plugins).Text(settings.StepCa!.RelativePath)!;
        Assert.Equal(2, shipped.Split("BEGIN CERTIFICATE").Length - 1);
        Assert.Matches("^trust/step-ca-[0-9a-f]{12}\\.pem$", settings.StepCa.RelativePath);
        Assert.NotEqual(settings.StepCa.RelativePath, Read(Deployments.TraefikWithStepCa(new TestAuthority())).StepCa!.RelativePath);
    }

    [Fact]
    public void A_root_with_another_fingerprint_is_refused_and_the_mend_is_to_choose_again() =>
        Refused("TRAEFIK_STEP_CA_FINGERPRINT", "make traefik config", ("TRAEFIK_STEP_CA_FINGERPRINT", new TestAuthority().Fingerprint));

    [Fact]
    public void A_fingerprint_may_be_written_as_other_programs_print_it()
    {
        var printed = string.Join(':', _authority.Fingerprint.ToUpperInvariant().Chunk(2).Select(pair => new string(pair)));
        Assert.Equal(_authority.Fingerprint, Read(Deployments.TraefikWithStepCa(_authority, ("TRAEFIK_STEP_CA_FINGERPRINT", printed))).StepCa!.Fingerprint);
    }

    [Theory]
    [InlineData("a`b")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a{{b")]
    [InlineData("ä")]
    [InlineData("a: b")]
    [InlineData("[a")]
    public void A_hostile_value_is_refused_in_each_list_of_Traefik(string text)
    {
        Refused("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", "", ("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", $"admin,{text}"));
        Refused("TRUSTED_IPS", "", ("TRAEFIK_WEB_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", $"10.0.0.1,{text}"));
        Refused("TRAEFIK_WEB_ENTRYPOINT_HOST", "", ("TRAEFIK_WEB_ENTRYPOINT_HOST", text));
    }

    [Fact]
    public void A_certificate_that_the_root_has_not_signed_is_refused() =>
        Refused("TRAEFIK_STEP_CA_CERTIFICATES", "make traefik config", ("TRAEFIK_STEP_CA_CERTIFICATES", $"{_authority.Certificates},{new TestAuthority().Root}"));

    [Fact]
    public void An_intermediate_of_another_authority_is_refused() =>
        Refused("TRAEFIK_STEP_CA_CERTIFICATES", "make traefik config", ("TRAEFIK_STEP_CA_CERTIFICATES", $"{_authority.Root},{new TestAuthority().Intermediate}"));

    [Fact]
    public void A_certificate_that_is_no_authority_is_refused()
    {
        var authority = new TestAuthority(intermediateIsAuthority: false);
        var error = Assert.Throws<UserError>(() => Read(Deployments.TraefikWithStepCa(authority)));
        Assert.Contains("TRAEFIK_STEP_CA_CERTIFICATES", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRAEFIK_STEP_CA_CERTIFICATES", "bm8gY2VydGlmaWNhdGU=")]
    [InlineData("TRAEFIK_STEP_CA_CERTIFICATES", "%%%")]
    [InlineData("TRAEFIK_STEP_CA_CERTIFICATES", "")]
    [InlineData("TRAEFIK_STEP_CA_ENDPOINT", "")]
    [InlineData("TRAEFIK_STEP_CA_ENDPOINT", "http://ca.example.com")]
    [InlineData("TRAEFIK_STEP_CA_FINGERPRINT", "")]
    public void Trusting_a_Step_CA_that_is_not_wholly_configured_is_refused(string setting, string value) => Refused(setting, "make traefik config", (setting, value));

    [Theory]
    [InlineData("TRAEFIK_LOG_LEVEL", "verbose")]
    [InlineData("TRAEFIK_WEB_ENTRYPOINT_ENABLED", "yes")]
    [InlineData("TRAEFIK_WEB_ENTRYPOINT_HOST", "0x7f.1")]
    [InlineData("TRAEFIK_WEB_ENTRYPOINT_HOST", "[::]")]
    [InlineData("TRAEFIK_WEB_ENTRYPOINT_PORT", "0")]
    [InlineData("TRAEFIK_CONTROL_ENTRYPOINT_PORT", "65536")]
    [InlineData("TRAEFIK_WEBSECURE_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "0.0.0.0/0")]
    [InlineData("TRAEFIK_STEP_CA_ZERO_CERTS", "True")]
    [InlineData("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", "admin{{")]
    public void A_value_that_is_none_is_refused_by_its_name(string setting, string value) => Refused(setting, setting, (setting, value));

    [Theory]
    [InlineData("traefik:v3.7.13", null, "3.7.13")]
    [InlineData("traefik:3.7.13", null, "3.7.13")]
    [InlineData("registry.example.com:5000/traefik:v3.8.0@sha256:0000000000000000000000000000000000000000000000000000000000000000", null, "3.8.0")]
    [InlineData("traefik:v3.7.13-rc1", null, null)]
    [InlineData("traefik:v3.7", null, null)]
    [InlineData("traefik:latest", "3.7.14", "3.7.14")]
    [InlineData("registry.example.com:5000/traefik", null, null)]
    [InlineData("traefik@sha256:0000000000000000000000000000000000000000000000000000000000000000", null, null)]
    [InlineData("traefik:v3.9.0", "3.7.9", "3.7.9")]
    public void The_version_comes_from_the_tag_or_the_label_and_the_older_one_counts(string image, string? label, string? version) =>
        Assert.Equal(version, Deployments.Settings(Deployments.Traefik(("TRAEFIK_IMAGE", image)), label is null ? null : Version.Parse(label)).Version?.ToString());

    [Theory]
    [InlineData("traefik:v3.7.13", true, true)]
    [InlineData("traefik:v3.7.11", true, false)]
    [InlineData("traefik:v3.7.10", false, false)]
    [InlineData("traefik:latest", false, false)]
    public void Keys_that_a_version_does_not_know_are_left_out(string image, bool strict, bool aliases)
    {
        var text = TraefikRenderer.Traefik(Read(Deployments.Traefik(("TRAEFIK_IMAGE", image))), Deployments.Plugins).Text("traefik.yml")!;
        Assert.Equal(strict, text.Contains("strictTLSOptions: true", StringComparison.Ordinal));
        Assert.Equal(aliases, text.Contains("aliasHeadersStrategy: delete", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_plugin_nothing_is_rendered() =>
        Assert.Throws<ArgumentException>(() => TraefikRenderer.Traefik(Read(Deployments.Traefik()), RenderedFiles.Empty));

    [Fact]
    public void An_entrypoint_that_is_switched_off_is_left_out_and_nothing_is_redirected_to_it()
    {
        var text = TraefikRenderer.Traefik(Read(Deployments.Traefik(("TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED", "false"))), Deployments.Plugins).Text("traefik.yml")!;
        Assert.DoesNotContain("websecure", text, StringComparison.Ordinal);
    }

    private static TraefikSettings Read(Values values) => Deployments.Settings(values);

    private void Refused(string what, string mend, params (string, string)[] written)
    {
        var error = Assert.Throws<UserError>(() => Read(Deployments.TraefikWithStepCa(_authority, written)));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
    }
}
