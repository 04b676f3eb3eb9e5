using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Wizard.Pki.Jose;

/// <summary>Compact JWE (RFC 7516) under a password: PBES2 (RFC 7518, 4.8) wraps a content key by AES key wrap (RFC 3394), AES-GCM encrypts.</summary>
/// <remarks>New step-ca provisioners have PBES2-HS256+A128KW with 600,000 rounds and A256GCM, old ones 100,000 rounds and A128GCM.</remarks>
internal static class Jwe
{
    private const string Algorithm = "PBES2-HS256+A128KW";
    private const string Encryption = "A256GCM";
    private const int Rounds = 600_000;
    private const int MostRounds = 2_000_000; // the authority names the number: it must not keep this machine busy
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int SaltLength = 16;
    private const int ContentKeyLength = 32;

    /// <summary>Decrypts.</summary>
    /// <returns>The plain text; the caller zeroes it.</returns>
    /// <exception cref="CryptographicException">The password is wrong, or the text was changed.</exception>
    /// <exception cref="FormatException">It is no such JWE.</exception>
    public static byte[] Decrypt(string compact, ReadOnlySpan<byte> password)
    {
        var parts = compact.Split('.');
        if (parts.Length != 5) throw new FormatException("it has not five parts");
        var header = JweHeader.Parse(Base64Url.DecodeFromChars(parts[0]));
        if (header.Rounds is < 1 or > MostRounds) throw new FormatException($"it asks for {header.Rounds} rounds");
        var wrappingKey = WrappingKey(header.Algorithm, header.Salt, header.Rounds, password);
        var contentKey = Unwrap(wrappingKey, Base64Url.DecodeFromChars(parts[1]));
        try
        {
            if (contentKey.Length != header.ContentKeyLength) throw new CryptographicException("the content key has another length");
            return Open(contentKey, parts);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrappingKey);
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <summary>Encrypts, in the form of new step-ca provisioners.</summary>
    public static string Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var contentKey = RandomNumberGenerator.GetBytes(ContentKeyLength);
        var wrappingKey = WrappingKey(Algorithm, salt, Rounds, password);
        try
        {
            var head = Base64Url.EncodeToString(JweHeader.Write(Algorithm, Encryption, salt, Rounds));
            return $"{head}.{Base64Url.EncodeToString(Wrap(wrappingKey, contentKey))}.{Seal(contentKey, head, plain)}";
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrappingKey);
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    private static byte[] WrappingKey(string algorithm, byte[] salt, int rounds, ReadOnlySpan<byte> password)
    {
        var (hash, length) = algorithm switch
        {
            "PBES2-HS256+A128KW" => (HashAlgorithmName.SHA256, 16),
            "PBES2-HS384+A192KW" => (HashAlgorithmName.SHA384, 24),
            "PBES2-HS512+A256KW" => (HashAlgorithmName.SHA512, 32),
            _ => throw new FormatException("it is encrypted in another way than by a password"),
        };
        return Rfc2898DeriveBytes.Pbkdf2(password, [.. Encoding.ASCII.GetBytes(algorithm), 0, .. salt], rounds, hash, length);
    }

    private static byte[] Wrap(byte[] wrappingKey, byte[] contentKey)
    {
        var engine = new AesWrapEngine();
        engine.Init(forWrapping: true, new KeyParameter(wrappingKey));
        return engine.Wrap(contentKey, 0, contentKey.Length);
    }

    private static byte[] Unwrap(byte[] wrappingKey, byte[] wrapped)
    {
        var engine = new AesWrapEngine();
        engine.Init(forWrapping: false, new KeyParameter(wrappingKey));
        try
        {
            return engine.Unwrap(wrapped, 0, wrapped.Length);
        }
        catch (CryptoException error)
        {
            throw new CryptographicException("the key does not unwrap", error);
        }
    }

    private static byte[] Open(byte[] contentKey, string[] parts)
    {
        var (nonce, sealedText, tag) = (Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]));
        if (nonce.Length != NonceLength || tag.Length != TagLength) throw new FormatException("its nonce or its tag has another length");
        var plain = new byte[sealedText.Length];
        using var aes = new AesGcm(contentKey, TagLength);
        aes.Decrypt(nonce, sealedText, tag, plain, Encoding.ASCII.GetBytes(parts[0]));
        return plain;
    }

    private static string Seal(byte[] contentKey, string head, ReadOnlySpan<byte> plain)
    {
        var (nonce, sealedText, tag) = (RandomNumberGenerator.GetBytes(NonceLength), new byte[plain.Length], new byte[TagLength]);
        using var aes = new AesGcm(contentKey, TagLength);
        aes.Encrypt(nonce, plain, sealedText, tag, Encoding.ASCII.GetBytes(head));
        return $"{Base64Url.EncodeToString(nonce)}.{Base64Url.EncodeToString(sealedText)}.{Base64Url.EncodeToString(tag)}";
    }

    /// <summary>The protected header.</summary>
    private sealed record JweHeader(string Algorithm, int ContentKeyLength, byte[] Salt, int Rounds)
    {
        public static JweHeader Parse(byte[] json)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                var root = document.RootElement;
                // zip, crit and the like change what the text means
                if (root.EnumerateObject().Any(member => member.Name is not ("alg" or "enc" or "cty" or "p2c" or "p2s" or "kid" or "typ"))) throw new FormatException("its header has members that are not known");
                return new(Text(root, "alg"), KeyLength(Text(root, "enc")), Base64Url.DecodeFromChars(Text(root, "p2s")), root.GetProperty("p2c").GetInt32());
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException("its header cannot be read", error);
            }
        }

        public static byte[] Write(string algorithm, string encryption, byte[] salt, int rounds) => JsonText.Write(json =>
        {
            json.WriteString("alg", algorithm);
            json.WriteString("cty", "jwk+json");
            json.WriteString("enc", encryption);
            json.WriteNumber("p2c", rounds);
            json.WriteString("p2s", Base64Url.EncodeToString(salt));
        });

        private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? throw new FormatException($"its {name} is missing");

        private static int KeyLength(string encryption) => encryption switch
        {
            "A128GCM" => 16,
            "A192GCM" => 24,
            "A256GCM" => 32,
            _ => throw new FormatException("its content is encrypted in another way than by AES-GCM"),
        };
    }
}
