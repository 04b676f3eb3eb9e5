using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wizard.Pki.Jose;

namespace Wizard.Tests.Pki;

/// <summary>One-time tokens, as the authority reads them.</summary>
internal static class Tokens
{
    /// <summary>What a token says; null where that key did not sign it with ES256, or where it is for something else.</summary>
    public static JsonElement? Claims(string token, ProvisionerKey key, string purpose)
    {
        var parts = token.Split('.');
        var (header, claims) = (Read(parts[0]), Read(parts[1]));
        using var known = Public(key);
        var isSigned = header.GetProperty("alg").GetString() == "ES256" && header.GetProperty("kid").GetString() == key.Provisioner.KeyId
            && known.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
        return isSigned && claims.GetProperty("aud").GetString()!.EndsWith(purpose, StringComparison.Ordinal) ? claims : null;
    }

    private static JsonElement Read(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;

    private static ECDsa Public(ProvisionerKey key)
    {
        var jwk = JsonDocument.Parse(key.ExportPublicJwk()).RootElement;
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(jwk.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(jwk.GetProperty("y").GetString()) },
        });
    }
}
