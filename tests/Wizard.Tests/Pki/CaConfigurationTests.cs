using System.Text.Json.Nodes;
using Wizard.Pki;
using Wizard.Pki.Configuration;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CaConfigurationTests
{
    private const string Fresh = """
        {
          "root": "/home/step/certs/root_ca.crt",
          "dnsNames": ["localhost", "ca.example.com"],
          "authority": { "provisioners": [ { "type": "JWK", "name": "admin", "encryptedKey": "eyJ+/<>" } ] },
          "tls": { "minVersion": 1.2 }
        }
        """;

    private static readonly CaPolicy Policy = new("ca.example.com", ["*.clients.example.com"], "5m", "2160h", "168h", DisableRenewal: false);

    [Fact]
    public void The_policy_and_the_durations_are_written_where_step_ca_reads_them()
    {
        var authority = JsonNode.Parse(CaConfiguration.With(Fresh, Policy))!["authority"]!;
        Assert.Equal("5m", authority["claims"]!["minTLSCertDuration"]!.GetValue<string>());
        Assert.Equal("2160h", authority["claims"]!["maxTLSCertDuration"]!.GetValue<string>());
        Assert.Equal("168h", authority["claims"]!["defaultTLSCertDuration"]!.GetValue<string>());
        Assert.False(authority["claims"]!["disableRenewal"]!.GetValue<bool>());
        Assert.Equal("*.clients.example.com", authority["policy"]!["x509"]!["allow"]!["dns"]![0]!.GetValue<string>());
    }

    [Fact]
    public void Everything_else_stays_as_it_is()
    {
        var after = JsonNode.Parse(CaConfiguration.With(Fresh, Policy))!;
        var before = JsonNode.Parse(Fresh)!;
        Assert.Equal(before["root"]!.ToJsonString(), after["root"]!.ToJsonString());
        Assert.Equal(before["tls"]!.ToJsonString(), after["tls"]!.ToJsonString());
        Assert.Equal(before["authority"]!["provisioners"]!.ToJsonString(), after["authority"]!["provisioners"]!.ToJsonString());
        Assert.Equal(before["dnsNames"]!.ToJsonString(), after["dnsNames"]!.ToJsonString());
    }

    [Fact]
    public void A_configuration_that_says_it_already_is_not_written_again()
    {
        var once = CaConfiguration.With(Fresh, Policy);
        Assert.Same(once, CaConfiguration.With(once, Policy));
        Assert.True(CaConfiguration.Holds(once, Policy));
    }

    [Fact]
    public void Another_policy_replaces_the_names_instead_of_adding_to_them()
    {
        var after = CaConfiguration.With(CaConfiguration.With(Fresh, Policy), Policy with { AllowedNames = ["*.other.example.com"], DisableRenewal = true });
        var authority = JsonNode.Parse(after)!["authority"]!;
        Assert.Single(authority["policy"]!["x509"]!["allow"]!["dns"]!.AsArray());
        Assert.True(authority["claims"]!["disableRenewal"]!.GetValue<bool>());
    }

    [Fact]
    public void A_new_host_name_is_added_to_those_that_the_authority_answers_to()
    {
        var after = CaConfiguration.With(Fresh, Policy with { Host = "ca.new.example.com" });
        Assert.Equal(["localhost", "ca.example.com", "ca.new.example.com"], JsonNode.Parse(after)!["dnsNames"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"authority\": []}")]
    public void What_is_no_configuration_is_an_error(string json) => Assert.Throws<UserError>(() => CaConfiguration.With(json, Policy));
}
