using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Wizard.Tests.Pki;

/// <summary>Makes compact JWEs that nobody honest makes.</summary>
internal static class Jwes
{
    /// <summary>A header with few rounds, and what else is in it.</summary>
    public static string Header(string rounds = "2", string algorithm = "PBES2-HS256+A128KW", string encryption = "A256GCM", string more = "") =>
        $$"""{"alg":"{{algorithm}}","enc":"{{encryption}}","p2c":{{rounds}},"p2s":"c2FsdA"{{more}}}""";

    /// <summary>Encrypts under a password, whatever the plain text is.</summary>
    public static string Encrypt(string plain, string password, string? header = null)
    {
        var head = Encode(Encoding.UTF8.GetBytes(header ?? Header()));
        var key = Rfc2898DeriveBytes.Pbkdf2(password.AsSpan(), "PBES2-HS256+A128KW\0salt"u8, 2, HashAlgorithmName.SHA256, 16);
        var contentKey = RandomNumberGenerator.GetBytes(32);
        var wrap = new AesWrapEngine();
        wrap.Init(true, new KeyParameter(key));
        var (nonce, text, tag) = (new byte[12], new byte[Encoding.UTF8.GetByteCount(plain)], new byte[16]);
        using var aes = new AesGcm(contentKey, 16);
        aes.Encrypt(nonce, Encoding.UTF8.GetBytes(plain), text, tag, Encoding.ASCII.GetBytes(head));
        return string.Join('.', head, Encode(wrap.Wrap(contentKey, 0, 32)), Encode(nonce), Encode(text), Encode(tag));
    }

    private static string Encode(byte[] data) => Base64Url.EncodeToString(data);
}
