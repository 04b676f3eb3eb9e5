using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Wizard.Pki;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class ProvisionerKeyTests
{
    public static TheoryData<int> Vectors => [.. Enumerable.Range(0, JweVector.All.Count)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_key_that_another_program_encrypted_signs_for_its_public_key(int number)
    {
        var vector = JweVector.All[number];
        using var key = ProvisionerKey.Unlock(Of(vector.Compact), vector.Password);
        Assert.True(IsSignedBy(vector, key));
    }

    [Fact]
    public void A_wrong_password_is_told_as_that() =>
        Assert.Contains("admin", Assert.Throws<WrongPassword>(() => ProvisionerKey.Unlock(Of(JweVector.P384.Compact), "grusse")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Each_letter_of_each_part_counts(int part)
    {
        var length = JweVector.P384.Compact.Split('.')[part].Length;
        for (var at = 0; at < length; at++) Assert.ThrowsAny<UserError>(() => ProvisionerKey.Unlock(Of(Changed(JweVector.P384.Compact, part, at)), JweVector.P384.Password));
    }

    [Fact]
    public void A_key_locked_anew_opens_with_the_new_password_alone_and_is_the_same_key()
    {
        using var key = ProvisionerKey.Unlock(Of(JweVector.P521.Compact), JweVector.P521.Password);
        var locked = Of(key.Lock("another password"));
        using var again = ProvisionerKey.Unlock(locked, "another password");
        Assert.True(IsSignedBy(JweVector.P521, again));
        Assert.Throws<WrongPassword>(() => ProvisionerKey.Unlock(locked, JweVector.P521.Password));
    }

    [Fact]
    public void A_new_key_names_itself_by_its_thumbprint_and_keeps_its_provisioner()
    {
        using var key = ProvisionerKey.Create(Of(JweVector.Old.Compact));
        using var other = ProvisionerKey.Create(Of(JweVector.Old.Compact));
        Assert.Equal(("admin", 43), (key.Provisioner.Name, key.Provisioner.KeyId.Length));
        Assert.NotEqual(key.Provisioner.KeyId, other.Provisioner.KeyId);
        Assert.Equal("admin (JWK)", key.ToString());
    }

    [Theory]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AAAA","d":"AAAA"}""")]
    [InlineData("""{"kty":"oct","k":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"secp256k1","x":"AAAA","y":"AAAA","d":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA","d":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":1,"x":"AAAA","y":"AAAA","d":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":{"x":"AAAA"},"y":"AAAA","d":"AAAA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA=A","y":"A","d":"!"}""")]
    [InlineData("[1,2")]
    [InlineData("7")]
    [InlineData("")]
    public void A_decrypted_text_that_is_no_such_key_is_not_blamed_on_the_password(string plain)
    {
        var error = Assert.ThrowsAny<UserError>(() => ProvisionerKey.Unlock(Of(Jwes.Encrypt(plain, "pw")), "pw"));
        Assert.Contains("of a kind that this program does not know", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_a_sentence_comes_of_any_plain_text() =>
        AnyText.Sample(plain => IsSentence(Jwes.Encrypt(plain, "pw"), "pw"), iter: 300, threads: 1);

    [Fact]
    public void Nothing_but_a_sentence_comes_of_any_text() =>
        AnyText.Sample(text => IsSentence(text, "pw"), iter: 300, threads: 1);

    [Fact]
    public void Nothing_but_a_sentence_comes_of_any_header() =>
        AnyText.Sample(text => IsSentence($"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text))}.AAAA.AAAA.AAAA.AAAA", "pw"), iter: 300, threads: 1);

    [Fact]
    public void Nothing_but_a_sentence_comes_of_parts_of_any_length() =>
        Gen.Byte.Array[0, 40].Array[4].Sample(parts => IsSentence($"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Jwes.Header()))}.{string.Join('.', parts.Select(part => Base64Url.EncodeToString(part)))}", "pw"), iter: 300, threads: 1);

    [Fact]
    public void Nothing_but_a_sentence_comes_of_a_key_with_a_part_cut_out() =>
        Gen.Select(Gen.Int[0, JweVector.P384.Compact.Length - 1], Gen.Int[1, 60]).Sample(cut =>
            IsSentence(JweVector.P384.Compact.Remove(cut.Item1, Math.Min(cut.Item2, JweVector.P384.Compact.Length - cut.Item1)), JweVector.P384.Password), iter: 300, threads: 1);

    private static Gen<string> AnyText => Gen.OneOf(Gen.String, Gen.String[Gen.Char["{}[]\":,.0123456789abcdxyAlgenc\\u-_= "], 0, 60], Gen.Int[0, Odd.Length - 1].Select(at => Odd[at]));

    private static string[] Odd =>
    [
        "{}", "[]", "null", """{"alg":1}""", """{"alg":"\ud800"}""", """{"x":1e999}""", """{"crv":null}""",
        """{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2s":"AA","p2c":1.5}""", """{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2s":"AA","p2c":1}""",
    ];

    private static bool IsSentence(string compact, string password)
    {
        try
        {
            ProvisionerKey.Unlock(Of(compact), password).Dispose();
            return false;
        }
        catch (UserError)
        {
            return true;
        }
    }

    private static bool IsSignedBy(JweVector vector, ProvisionerKey key)
    {
        var hash = key.Algorithm switch { "ES256" => HashAlgorithmName.SHA256, "ES384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
        using var known = ECDsa.Create(new ECParameters
        {
            Curve = vector.Curve switch { "P-256" => ECCurve.NamedCurves.nistP256, "P-384" => ECCurve.NamedCurves.nistP384, _ => ECCurve.NamedCurves.nistP521 },
            Q = new ECPoint { X = Base64Url.DecodeFromChars(vector.X), Y = Base64Url.DecodeFromChars(vector.Y) },
        });
        return known.VerifyData("signed"u8, key.Sign("signed"u8), hash);
    }

    // another letter of the alphabet, so that it stays base64url; the last letter's lowest bits may mean nothing, so its highest is changed
    private static string Changed(string compact, int part, int at)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var parts = compact.Split('.');
        var letter = Letters[Letters.IndexOf(parts[part][at]) ^ 32];
        parts[part] = $"{parts[part][..at]}{letter}{parts[part][(at + 1)..]}";
        return string.Join('.', parts);
    }

    private static Provisioner Of(string compact) => new("admin", "JWK") { KeyId = "the-kid", EncryptedKey = compact };
}
