using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Wizard.Pki.Jose;

/// <summary>A public elliptic-curve key as JWK (RFC 7518, 6.2), as step-ca writes it.</summary>
internal static class PublicJwk
{
    /// <summary>Writes a key.</summary>
    public static byte[] Write(ECDsa key, string keyId) => JsonText.Write(json => WriteMembers(json, key, key.ExportParameters(includePrivateParameters: false).Q, keyId));

    /// <summary>The id that a key gives itself (RFC 7638): SHA-256 of its required members.</summary>
    public static string ThumbprintOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var required = JsonText.Write(json =>
        {
            json.WriteString("crv", $"P-{key.KeySize}");
            json.WriteString("kty", "EC");
            json.WriteString("x", Base64Url.EncodeToString(point.X));
            json.WriteString("y", Base64Url.EncodeToString(point.Y));
        });
        return Base64Url.EncodeToString(SHA256.HashData(required));
    }

    /// <summary>The members of the object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ECDsa key, ECPoint point, string keyId)
    {
        json.WriteString("use", "sig");
        json.WriteString("kty", "EC");
        json.WriteString("kid", keyId);
        json.WriteString("crv", $"P-{key.KeySize}");
        json.WriteString("alg", key.KeySize switch { 256 => "ES256", 384 => "ES384", _ => "ES512" });
        json.WriteString("x", Base64Url.EncodeToString(point.X));
        json.WriteString("y", Base64Url.EncodeToString(point.Y));
    }
}
