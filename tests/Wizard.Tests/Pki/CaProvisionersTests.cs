using System.Text.Json.Nodes;
using Wizard.Pki.Configuration;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CaProvisionersTests
{
    private static string Fresh => new JsonObject
    {
        ["password"] = "secret of the intermediate",
        ["authority"] = new JsonObject { ["provisioners"] = new JsonArray(FakeAuthority.Admin(), FakeAuthority.Admin("other"), new JsonObject { ["type"] = "OIDC", ["name"] = "web", ["clientSecret"] = "secret of the client" }) },
    }.ToJsonString();

    [Fact]
    public void ACME_is_added_once()
    {
        var once = CaProvisioners.WithAcme(Fresh);
        Assert.Equal("acme", CaProvisioners.Read(once)[^1].Name);
        Assert.Same(once, CaProvisioners.WithAcme(once));
    }

    [Fact]
    public void A_new_key_replaces_that_of_its_provisioner_and_of_no_other()
    {
        var before = CaProvisioners.Read(Fresh);
        var after = CaProvisioners.Read(CaProvisioners.WithKey(Fresh, FakeAuthority.Key, "a.b.c.d.e"));
        Assert.Equal("a.b.c.d.e", after[0].EncryptedKey);
        Assert.Equal(before.Skip(1), after.Skip(1));
    }

    [Fact]
    public void What_is_shown_holds_neither_passwords_nor_keys()
    {
        var shown = CaProvisioners.Masked(Fresh);
        Assert.DoesNotContain("secret of", shown, StringComparison.Ordinal);
        Assert.DoesNotContain((string)FakeAuthority.Admin()["encryptedKey"]!, shown, StringComparison.Ordinal);
        Assert.Equal(3, JsonNode.Parse(shown)!["authority"]!["provisioners"]!.AsArray().Count);
    }

    [Fact]
    public void Provisioners_that_are_kept_in_the_authoritys_database_are_not_changed_in_its_file()
    {
        const string json = """{"authority":{"enableAdmin":true,"provisioners":[]}}""";
        Assert.Contains("remote management", Assert.Throws<UserError>(() => CaProvisioners.WithAcme(json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"authority":{"provisioners":[{"type":7}]}}""")]
    [InlineData("[]")]
    [InlineData("nothing")]
    public void What_is_no_configuration_is_an_error(string json) => Assert.Throws<UserError>(() => CaProvisioners.Read(json));
}
