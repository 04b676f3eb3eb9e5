using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Wizard.Pki;

/// <summary>How a .p12 is encrypted.</summary>
public enum Pkcs12Form
{
    /// <summary>AES-256 and SHA-256.</summary>
    Modern,

    /// <summary>Triple DES and SHA-1: Apple before iOS 17 and macOS 14 and old Androids refuse the modern one as "wrong password".</summary>
    Compatible,
}

/// <summary>How a .p12 is to be made.</summary>
/// <param name="Password">Its password; never empty.</param>
/// <param name="Form">How it is encrypted.</param>
public sealed record Pkcs12Seal(string Password, Pkcs12Form Form)
{
    /// <summary>Makes one.</summary>
    public byte[] Write(CertificateChain chain, ClientKey key, string name) => Pkcs12.Write(chain, key, name, Password, Form);

    /// <summary>The form alone.</summary>
    public override string ToString() => $"{Form}";
}

/// <summary>PKCS#12 files: certificate, chain and private key under one password, as devices import them.</summary>
public static class Pkcs12
{
    private const string FriendlyName = "1.2.840.113549.1.9.20"; // RFC 2985, 5.5.1

    /// <summary>Writes one.</summary>
    /// <param name="chain">The certificate and those between it and the root.</param>
    /// <param name="key">The certificate's key.</param>
    /// <param name="name">How devices list it.</param>
    /// <param name="password">Never empty: an empty one means two things in PKCS#12, and protects nothing.</param>
    /// <param name="form">How it is encrypted.</param>
    /// <exception cref="ArgumentException">The password is empty.</exception>
    public static byte[] Write(CertificateChain chain, ClientKey key, string name, string password, Pkcs12Form form)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var (encryption, hash, rounds) = Parameters(form);
        var keys = new Pkcs12SafeContents();
        Describe(keys.AddShroudedKey(key.Algorithm, password, encryption), name);
        var certificates = new Pkcs12SafeContents();
        Describe(certificates.AddCertificate(chain.Leaf), name);
        foreach (var intermediate in chain.Intermediates) certificates.AddCertificate(intermediate);
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsUnencrypted(keys); // its one bag is encrypted
        builder.AddSafeContentsEncrypted(certificates, password, encryption);
        builder.SealWithMac(password, hash, rounds);
        return builder.Encode();
    }

    // Ten times what openssl takes: whoever steals the file guesses passwords at this speed, and a Pi needs half a second for it.
    private static (PbeParameters Encryption, HashAlgorithmName Hash, int Rounds) Parameters(Pkcs12Form form) => form == Pkcs12Form.Compatible
        ? (new(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 10_000), HashAlgorithmName.SHA1, 10_000)
        : (new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 20_000), HashAlgorithmName.SHA256, 20_000);

    private static void Describe(Pkcs12SafeBag bag, string name)
    {
        var text = new AsnWriter(AsnEncodingRules.DER);
        text.WriteCharacterString(UniversalTagNumber.BMPString, name);
        bag.Attributes.Add(new CryptographicAttributeObject(new Oid(FriendlyName), [new AsnEncodedData(FriendlyName, text.Encode())]));
        bag.Attributes.Add(new Pkcs9LocalKeyId([1])); // key and certificate belong together
    }
}
