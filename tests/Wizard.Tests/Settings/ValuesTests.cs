using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("pi.example.com", "", "whoami.pi.example.com")]
    [InlineData("pi.example.com", "-blue", "whoami-blue.pi.example.com")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    [InlineData("pi.example.com", null, "")]
    public void A_computed_default_needs_all_its_variables_but_a_suffix_may_be_nothing(string? domain, string? suffix, string expected)
    {
        var context = Lookup(("ROOT_DOMAIN", domain), ("INSTANCE_URL_SUFFIX", suffix));
        Assert.Equal(expected, new Values(EnvDist.Read("whoami"), _ => null, context)["WHOAMI_TRAEFIK_HOST"]);
    }

    [Fact]
    public void A_written_value_wins_and_is_brought_into_its_normal_form()
    {
        var values = Whoami(("WHOAMI_MTLS_AUTH", "Yes"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.A.example.com , b.example.com"), ("WHOAMI_NAME", ""));
        Assert.True(values.Flag("WHOAMI_MTLS_AUTH"));
        Assert.Equal(["*.a.example.com", "b.example.com"], values.List("WHOAMI_MTLS_AUTHORIZED_CERTS"));
        Assert.Equal("", values["WHOAMI_NAME"]);
    }

    [Fact]
    public void Every_fault_is_one_sentence_that_names_its_setting_and_shows_no_secret()
    {
        var faults = Whoami(("WHOAMI_TRAEFIK_HOST", ""), ("WHOAMI_IP_SOURCERANGE", "all"), ("WHOAMI_HTTP_AUTH", "hunter2")).Faults().ToList();
        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, fault => fault.StartsWith("WHOAMI_TRAEFIK_HOST is required", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("WHOAMI_IP_SOURCERANGE: \"all\" is no IP network", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("WHOAMI_HTTP_AUTH: ", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_default_duration_is_not_below_the_minimum()
    {
        var values = new Values(
            EnvDist.Read("step-ca"),
            Lookup(
                ("STEP_CA_TRAEFIK_HOST", "ca.example.com"),
                ("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS", "*.example.com"),
                ("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION", "4m"),
                ("STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION", "1h")),
            _ => null);
        Assert.StartsWith("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION is 4m, below", Assert.Single(values.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_any_type_is_never_shown_when_it_is_refused()
    {
        var setting = new Setting { Name = "APP_KEY", Type = SettingTypes.Find("sha256")!, Secret = true };
        Assert.DoesNotContain("hunter2", setting.Check("hunter2").Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{setting with { Default = "hunter2" }}", StringComparison.Ordinal);
    }

    private static Values Whoami(params (string Name, string? Value)[] written) => new(EnvDist.Read("whoami"), Lookup(written), _ => null);

    private static Func<string, string?> Lookup(params (string Name, string? Value)[] values) =>
        name => values.FirstOrDefault(value => value.Name == name).Value;
}
