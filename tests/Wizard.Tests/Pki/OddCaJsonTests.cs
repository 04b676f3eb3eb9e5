using Wizard.Pki.Configuration;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>A ca.json that somebody edited by hand: it is refused whole, and never half changed.</summary>
public sealed class OddCaJsonTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"authority\":[]}")]
    [InlineData("{\"authority\":\"x\"}")]
    [InlineData("{\"authority\":{},\"authority\":{}}")]
    [InlineData("{\"authority\":{\"provisioners\":[{\"type\":\"\\uD800\",\"name\":\"a\"}]}}")]
    public void What_is_of_another_kind_is_the_users_to_mend(string json)
    {
        var error = Assert.Throws<UserError>(() => CaProvisioners.WithAcme(json));
        Assert.Contains("ca.json of step-ca cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Contains("inspect-config", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{\"type\":1,\"name\":\"a\"}")]
    [InlineData("{\"type\":\"JWK\",\"name\":{}}")]
    public void A_provisioner_of_an_odd_kind_stays_as_it_is(string provisioner)
    {
        var changed = CaProvisioners.WithAcme($"{{\"authority\":{{\"provisioners\":[{provisioner}]}}}}");
        var list = System.Text.Json.JsonDocument.Parse(changed).RootElement.GetProperty("authority").GetProperty("provisioners");
        Assert.Equal(provisioner, list[0].GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal("acme", list[1].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("{\"authority\":{\"policy\":{\"x509\":{\"allow\":{\"dns\":[null]}}}}}")]
    [InlineData("{\"authority\":{\"policy\":{\"x509\":{\"allow\":{\"dns\":[1,{}]}}}}}")]
    [InlineData("{\"authority\":{\"policy\":{\"x509\":{\"allow\":{\"dns\":[\"\\uD800\"]}}}}}")]
    [InlineData("{\"authority\":{\"policy\":[],\"claims\":7}}")]
    public void An_odd_policy_is_replaced_or_refused_and_never_a_fault_of_the_program(string json)
    {
        var policy = new Wizard.Pki.CaPolicy("ca.example.com", ["*.clients.example.com"], "5m", "48h", "24h", DisableRenewal: false);
        try
        {
            var changed = CaConfiguration.With(json, policy);
            Assert.Contains("*.clients.example.com", changed, StringComparison.Ordinal);
            Assert.Equal(changed, CaConfiguration.With(changed, policy));
        }
        catch (UserError error)
        {
            Assert.Contains("ca.json", error.Message, StringComparison.Ordinal);
        }
    }
}
