using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Security;

namespace Wizard.Projects.Backup;

/// <summary>Bytes encrypted with a passphrase as OpenPGP has it (RFC 4880, 5.3 and 5.13): `gpg --decrypt` opens them too.</summary>
internal static class Sealed
{
    private const byte HighestCount = 0xff; // 65,011,712 bytes are hashed for each passphrase that somebody tries
    private const int Chunk = 1 << 16;
    private const int Most = 64 * 1024 * 1024; // bytes

    /// <summary>Encrypts: AES-256, the key iterated and salted with SHA-256, integrity protected.</summary>
    /// <param name="content">What.</param>
    /// <param name="passphrase">With what.</param>
    /// <param name="count">How much is hashed for it, coded as in RFC 4880, 3.7.1.3.</param>
    public static byte[] Seal(ReadOnlySpan<byte> content, string passphrase, byte count = HighestCount)
    {
        using var result = new MemoryStream();
        var encryption = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        encryption.AddMethodUtf8(passphrase.ToCharArray(), HashAlgorithmTag.Sha256, count);
        using (var encrypted = encryption.Open(result, new byte[Chunk]))
        using (var literal = new PgpLiteralDataGenerator().Open(encrypted, PgpLiteralData.Binary, "", content.Length, DateTime.UtcNow))
        {
            literal.Write(content);
        }

        return result.ToArray();
    }

    /// <summary>Decrypts, and verifies all of it before anything is returned; null where the passphrase is a wrong one.</summary>
    /// <exception cref="InvalidDataException">It is not so encrypted, or it is damaged; says which.</exception>
    public static byte[]? Open(byte[] content, string passphrase)
    {
        var packets = new PgpObjectFactory(new MemoryStream(content));
        var data = Encrypted(packets);
        try
        {
            using var plain = data.GetDataStreamUtf8(passphrase.ToCharArray());
            var opened = Literal(plain);
            return data.Verify() && packets.NextPgpObject() is null ? opened : throw new InvalidDataException("it is damaged: its integrity cannot be verified");
        }
        catch (PgpDataValidationException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or PgpException or ArgumentException or InvalidCastException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("it is damaged or cut off: it cannot be decrypted to its end", error);
        }
    }

    private static PgpPbeEncryptedData Encrypted(PgpObjectFactory packets)
    {
        try
        {
            if (packets.NextPgpObject() is PgpEncryptedDataList list && list.GetEncryptedDataObjects().OfType<PgpPbeEncryptedData>().FirstOrDefault() is { } data && data.IsIntegrityProtected()) return data;
        }
        catch (Exception error) when (error is IOException or PgpException or ArgumentException or InvalidCastException or NotSupportedException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("it is not encrypted with a passphrase, as a backup is", error);
        }

        throw new InvalidDataException("it is not encrypted with a passphrase, as a backup is");
    }

    private static byte[] Literal(Stream plain)
    {
        var literal = new PgpObjectFactory(plain).NextPgpObject() as PgpLiteralData ?? throw new InvalidDataException("what is in it was not packed by `wizard backup`");
        using var content = new MemoryStream();
        new LimitedStream(literal.GetInputStream(), Most).CopyTo(content);
        plain.CopyTo(Stream.Null); // the check stands at the very end
        return content.ToArray();
    }
}
