using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wizard.Pki;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class OneTimeTokenTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestCa _ca = new();
    private readonly ProvisionerKey _key = ProvisionerKey.Unlock(new("admin", "JWK") { KeyId = "the-kid", EncryptedKey = JweVector.P384.Compact }, JweVector.P384.Password);

    public void Dispose()
    {
        _key.Dispose();
        _ca.Dispose();
    }

    [Fact]
    public void It_says_who_signs_what_for_how_long_and_names_the_root()
    {
        var (header, claims) = Parts(Sign("https://ca.example.com"));
        Assert.Equal(("ES384", "the-kid", "JWT"), (Text(header, "alg"), Text(header, "kid"), Text(header, "typ")));
        Assert.Equal(("https://ca.example.com/1.0/sign", "admin", "foo.example.com"), (Text(claims, "aud"), Text(claims, "iss"), Text(claims, "sub")));
        Assert.Equal(["foo.example.com", "bar.example.com"], claims.GetProperty("sans").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(_ca.Root.RawData)), Text(claims, "sha"));
        var seconds = Now.ToUnixTimeSeconds();
        Assert.Equal((seconds, seconds, seconds + 300), (claims.GetProperty("iat").GetInt64(), claims.GetProperty("nbf").GetInt64(), claims.GetProperty("exp").GetInt64()));
    }

    [Fact]
    public void Its_signature_is_the_provisioners()
    {
        using var key = ProvisionerKey.Create(new("admin", "JWK"));
        var token = OneTimeToken.ForSigning(key, Authority("https://ca.example.com"), "foo.example.com", [], Now);
        var at = token.Text.LastIndexOf('.');
        using var known = Public(key.ExportPublicJwk());
        Assert.Equal("ES256", Text(Parts(token).Header, "alg"));
        Assert.True(known.VerifyData(Encoding.ASCII.GetBytes(token.Text.AsSpan(0, at).ToString()), Base64Url.DecodeFromChars(token.Text.AsSpan(at + 1)), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void No_two_have_the_same_id() =>
        Assert.Equal(20, Enumerable.Range(0, 20).Select(_ => Text(Parts(Sign("https://ca.example.com")).Claims, "jti")).Distinct().Count());

    [Theory]
    [InlineData("https://ca.example.com:443", "https://ca.example.com/1.0/sign")]
    [InlineData("https://ca.example.com:8443", "https://ca.example.com:8443/1.0/sign")]
    [InlineData("https://ca.example.com/", "https://ca.example.com/1.0/sign")]
    [InlineData("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443/1.0/sign")]
    [InlineData("https://[::1]", "https://[::1]/1.0/sign")]
    public void It_is_for_the_address_that_is_asked(string address, string audience) => Assert.Equal(audience, Text(Parts(Sign(address)).Claims, "aud"));

    [Fact]
    public void One_that_revokes_names_the_serial_number_and_no_other_names()
    {
        var (_, claims) = Parts(OneTimeToken.ForRevoking(_key, Authority("https://ca.example.com:8443"), "12345", Now));
        Assert.Equal(("https://ca.example.com:8443/1.0/revoke", "12345"), (Text(claims, "aud"), Text(claims, "sub")));
        Assert.False(claims.TryGetProperty("sans", out _));
    }

    [Fact]
    public void Written_out_it_shows_nothing()
    {
        var token = Sign("https://ca.example.com");
        Assert.Equal("one-time token", $"{token}");
    }

    private OneTimeToken Sign(string address) => OneTimeToken.ForSigning(_key, Authority(address), "foo.example.com", ["foo.example.com", "bar.example.com"], Now);

    private CaTrust Authority(string address) => new(new(address), _ca.Root);

    private static (JsonElement Header, JsonElement Claims) Parts(OneTimeToken token)
    {
        var parts = token.Text.Split('.');
        Assert.Equal(3, parts.Length);
        return (JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement, JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement);
    }

    private static ECDsa Public(byte[] jwk)
    {
        var json = JsonDocument.Parse(jwk).RootElement;
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Base64Url.DecodeFromChars(Text(json, "x")), Y = Base64Url.DecodeFromChars(Text(json, "y")) } });
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
