using System.Diagnostics;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>The authority names algorithms and rounds: what it names is judged before anything is computed.</summary>
public sealed class JweHeaderTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2000000000")]
    [InlineData("10000001")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    [InlineData("\"2\"")]
    public void Rounds_that_no_authority_means_are_refused_at_once(string rounds)
    {
        var waited = Stopwatch.StartNew();
        IsRefused(Jwes.Header(rounds));
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(5), $"{waited.Elapsed}"); // two billion would take a quarter of an hour
    }

    [Theory]
    [InlineData("RSA-OAEP")]
    [InlineData("dir")]
    [InlineData("none")]
    [InlineData("")]
    public void An_unknown_way_to_wrap_the_key_is_refused(string algorithm) => IsRefused(Jwes.Header(algorithm: algorithm));

    [Theory]
    [InlineData("A128CBC-HS256")]
    [InlineData("none")]
    public void An_unknown_way_to_encrypt_is_refused(string encryption) => IsRefused(Jwes.Header(encryption: encryption));

    [Theory]
    [InlineData(",\"zip\":\"DEF\"")]
    [InlineData(",\"crit\":[\"exp\"]")]
    [InlineData(",\"b64\":false")]
    public void A_member_that_changes_what_the_text_means_is_refused(string more) => IsRefused(Jwes.Header(more: more));

    [Fact]
    public void What_else_stands_there_harmlessly_is_not() =>
        Assert.Contains("1", System.Text.Encoding.UTF8.GetString(Jwe.Decrypt(Jwes.Encrypt("1", "pw", Jwes.Header(more: ",\"cty\":\"jwk+json\",\"kid\":\"k\",\"typ\":\"JWE\"")), "pw"u8)), StringComparison.Ordinal);

    private static void IsRefused(string header)
    {
        var error = Assert.ThrowsAny<UserError>(() => ProvisionerKey.Unlock(new("admin", "JWK") { EncryptedKey = Jwes.Encrypt("{}", "pw", header) }, "pw"));
        Assert.IsNotType<WrongPassword>(error);
    }
}
