using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;
using Wizard.Settings;

namespace Wizard.Traefik.WireGuard;

/// <summary>Keys of WireGuard's: Curve25519 (RFC 7748), in base64.</summary>
public static class KeyPair
{
    /// <summary>A new private key.</summary>
    public static string NewPrivate()
    {
        var key = RandomNumberGenerator.GetBytes(WireGuardKey.Length);
        (key[0], key[31]) = ((byte)(key[0] & 248), (byte)(key[31] & 127 | 64));
        return Convert.ToBase64String(key);
    }

    /// <summary>A new preshared key.</summary>
    public static string NewPreshared() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(WireGuardKey.Length));

    /// <summary>The public key of a private one.</summary>
    public static string PublicOf(string key)
    {
        var result = new byte[WireGuardKey.Length];
        X25519.ScalarMultBase(Convert.FromBase64String(key), 0, result, 0);
        return Convert.ToBase64String(result);
    }
}
