using System.Text.Json.Nodes;
using CsCheck;
using Wizard.Pki.Configuration;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CaProvisionersTests
{
    private const string Fresh = """
        {
          "root": "/home/step/certs/root_ca.crt",
          "db": { "type": "badgerv2", "dataSource": "/home/step/db" },
          "authority": {
            "provisioners": [
              { "type": "JWK", "name": "admin", "key": { "kty": "EC", "kid": "old", "x": "AAAA" }, "encryptedKey": "eyJ.old", "claims": { "maxTLSCertDuration": "720h" } },
              { "type": "JWK", "name": "other", "key": { "kty": "EC", "kid": "other" }, "encryptedKey": "eyJ.other" },
              { "type": "OIDC", "name": "google", "clientID": "id", "clientSecret": "s3cret" }
            ]
          }
        }
        """;

    [Fact]
    public void An_ACME_provisioner_is_added_once()
    {
        var once = CaProvisioners.WithAcme(Fresh);
        Assert.Equal(["admin (JWK)", "other (JWK)", "google (OIDC)", "acme (ACME)"], CaProvisioners.Read(once).Select(provisioner => $"{provisioner}"));
        Assert.Same(once, CaProvisioners.WithAcme(once));
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("ACME")]
    public void One_that_is_there_under_another_name_is_enough_and_is_named(string type)
    {
        var json = Fresh.Replace("OIDC", type, StringComparison.Ordinal);
        Assert.Same(json, CaProvisioners.WithAcme(json));
        Assert.Equal("google", CaProvisioners.AcmeOf(json));
    }

    [Fact]
    public void A_name_that_another_provisioner_has_is_not_given_twice() =>
        Assert.Contains("is called acme already", Assert.Throws<UserError>(() => CaProvisioners.WithAcme(Fresh.Replace("google", "acme", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_key_changes_its_own_provisioner_and_nothing_else()
    {
        using var key = ProvisionerKey.Create(new("admin", "JWK"));
        var after = CaProvisioners.WithKey(Fresh, key, "eyJ.new");
        var wanted = JsonNode.Parse(Fresh)!;
        wanted["authority"]!["provisioners"]![0]!["encryptedKey"] = "eyJ.new";
        wanted["authority"]!["provisioners"]![0]!["key"] = JsonNode.Parse(key.ExportPublicJwk());
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(after)), after);
        Assert.Equal((key.Provisioner.KeyId, "eyJ.new"), (CaProvisioners.Read(after)[0].KeyId, CaProvisioners.Read(after)[0].EncryptedKey));
        Assert.Same(after, CaProvisioners.WithKey(after, key, "eyJ.new"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("google")]
    public void A_provisioner_that_is_gone_meanwhile_is_told(string name)
    {
        using var key = ProvisionerKey.Create(new(name, "JWK"));
        Assert.Contains($"no JWK provisioner {name}", Assert.Throws<UserError>(() => CaProvisioners.WithKey(Fresh, key, "eyJ.new")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Provisioners_that_are_kept_in_the_database_are_not_changed_here()
    {
        var json = Fresh.Replace("\"provisioners\"", "\"enableAdmin\": true, \"provisioners\"", StringComparison.Ordinal);
        using var key = ProvisionerKey.Create(new("admin", "JWK"));
        Assert.All(new Action[] { () => CaProvisioners.Read(json), () => CaProvisioners.WithAcme(json), () => CaProvisioners.WithKey(json, key, "x") }, change =>
            Assert.Contains("remote management", Assert.Throws<UserError>(change).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Shown_it_holds_no_secret_and_the_rest_as_it_is()
    {
        var wanted = JsonNode.Parse(Fresh)!;
        foreach (var (at, name) in new[] { (0, "encryptedKey"), (1, "encryptedKey"), (2, "clientSecret") }) wanted["authority"]!["provisioners"]![at]![name] = "********";
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(CaProvisioners.Masked(Fresh))));
    }

    [Theory]
    [InlineData("""{"password":"SECRET"}""")]
    [InlineData("""{"Password":"SECRET"}""")]
    [InlineData("""{"authority":{"provisioners":[{"type":"SCEP","challenge":"SECRET"}]}}""")]
    [InlineData("""{"authority":{"provisioners":[{"type":"SCEP","decrypterKeyPEM":"SECRET","decrypterKeyPassword":"SECRET"}]}}""")]
    [InlineData("""{"authority":{"provisioners":[{"options":{"webhooks":[{"secret":"SECRET","bearerToken":"SECRET","basicAuth":{"username":"u","password":"SECRET"}}]}}]}}""")]
    [InlineData("""{"authority":{"provisioners":[{"type":"JWK","key":{"kty":"EC","d":"SECRET"}}]}}""")]
    [InlineData("""{"db":{"type":"mysql","dataSource":"step:SECRET@tcp(db:3306)/"}}""")]
    [InlineData("""{"db":{"type":"postgresql","dataSource":"postgresql://step:SECRET@db/step"}}""")]
    [InlineData("""{"kms":{"type":"pkcs11","uri":"pkcs11:token=step;pin-value=SECRET","pin":"SECRET"}}""")]
    [InlineData("""{"password":{"nested":["SECRET"]},"clientSecret":["SECRET"]}""")]
    public void Wherever_step_ca_keeps_a_secret_it_is_masked(string json)
    {
        var shown = CaProvisioners.Masked(json);
        Assert.DoesNotContain("SECRET", shown, StringComparison.Ordinal);
        Assert.Contains("********", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_is_shown_however_deep_it_lies() =>
        Gen.Select(Gen.OneOf(Gen.Const("password"), Gen.Const("encryptedKey"), Gen.Const("clientSecret"), Gen.Const("ENCRYPTEDKEY")), Gen.Bool.Array[0, 8], Gen.Bool).Sample((name, path, beside) =>
        {
            JsonNode node = new JsonObject { [name] = "S3CRET", ["beside"] = beside };
            foreach (var isList in path) node = isList ? new JsonArray(node, "item") : new JsonObject { ["child"] = node };
            var shown = CaProvisioners.Masked(new JsonObject { ["root"] = node }.ToJsonString());
            return !shown.Contains("S3CRET", StringComparison.Ordinal) && shown.Contains($"\"beside\": {(beside ? "true" : "false")}", StringComparison.Ordinal);
        }, iter: 300, threads: 1);

    [Fact]
    public void A_member_that_stands_there_twice_is_an_error_and_no_crash() =>
        Assert.Throws<UserError>(() => CaProvisioners.Masked("""{"authority":{"a":1,"a":2}}"""));

    [Fact]
    public void A_provisioner_says_why_it_cannot_sign_by_a_password()
    {
        var all = CaProvisioners.Read(CaProvisioners.WithAcme(Fresh));
        Assert.Null(all[0].Unusable);
        Assert.Contains("ACME", all[3].Unusable!, StringComparison.Ordinal);
        Assert.Null((all[0] with { Type = "jwk" }).Unusable);
        Assert.NotNull((all[0] with { EncryptedKey = "" }).Unusable);
    }

    [Fact]
    public void Its_own_limits_are_read_and_those_that_are_none_are_not()
    {
        var provisioner = CaProvisioners.Read(Fresh.Replace("\"720h\"", "\"720h\", \"minTLSCertDuration\": \"x\", \"defaultTLSCertDuration\": \"0s\"", StringComparison.Ordinal))[0];
        Assert.Equal((null, TimeSpan.FromHours(720), null), provisioner.Claims);
    }
}
