using System.Security.Cryptography;

namespace Wizard.Pki.Files;

/// <summary>A certificate that was issued here, and its files.</summary>
/// <param name="Name">What its files are called: its common name.</param>
/// <param name="Chain">The certificate, and those between it and the root.</param>
/// <param name="Files">Where it is; the .key and the .p12 need not be there.</param>
public sealed record KeptCertificate(string Name, CertificateChain Chain, CertificateFiles Files)
{
    /// <summary>A newer one of that name has taken its place; it is valid all the same.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>When and how it was revoked; null where it was not.</summary>
    public Revocation? Revocation { get; init; }

    /// <summary>Its serial number, decimal.</summary>
    public string Serial => Serials.InDecimal(Chain.Leaf);

    /// <summary>From when it is valid.</summary>
    public DateTimeOffset From => Chain.Leaf.NotBefore.ToUniversalTime();

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset Until => Chain.Leaf.NotAfter.ToUniversalTime();

    /// <summary>How it stands at a moment.</summary>
    public CertificateStatus StatusAt(DateTimeOffset now) => now >= Until ? CertificateStatus.Expired
        : Revocation is not null ? CertificateStatus.Revoked
        : IsSuperseded ? CertificateStatus.Superseded
        : ServerCertificate.StatusOf(From, Until, now);

    /// <summary>True where its private key is here, and is one, and fits.</summary>
    public bool HasKey
    {
        get
        {
            try
            {
                using var key = ReadKey();
                return key is not null;
            }
            catch (UserError)
            {
                return false;
            }
        }
    }

    /// <summary>Its private key; null where it is not here.</summary>
    /// <exception cref="UserError">The .key does not fit, or is no key.</exception>
    public ClientKey? ReadKey()
    {
        if (!File.Exists(Files.Key)) return null;
        var pem = File.ReadAllBytes(Files.Key);
        try
        {
            var key = ClientKey.Parse(pem);
            if (key.Fits(Chain.Leaf)) return key;
            key.Dispose();
            throw new UserError($"{Files.Key} is not the key of {Files.Certificate}.", $"Make a new certificate: `make step-ca cert`; the two files are kept in {CertificateFolder.Old}/.");
        }
        catch (CryptographicException error)
        {
            throw new UserError($"{Files.Key} cannot be read: {error.Message}.", "Restore the file, or make a new certificate: `make step-ca cert`.", error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }
}

/// <summary>The paths of one certificate's files.</summary>
/// <param name="Stem">The path without an ending.</param>
/// <param name="Key">The private key.</param>
public sealed record CertificateFiles(string Stem, string Key)
{
    /// <summary>The certificate and those between it and the root, PEM.</summary>
    public string Certificate => $"{Stem}.crt";

    /// <summary>Both in one encrypted file.</summary>
    public string Pkcs12 => $"{Stem}.p12";
}

/// <summary>How a certificate stands.</summary>
public enum CertificateStatus
{
    /// <summary>In the first two thirds of its life.</summary>
    Valid,

    /// <summary>In the last third: time to renew it.</summary>
    Due,

    /// <summary>Valid, but a newer one has taken its place.</summary>
    Superseded,

    /// <summary>Revoked, and valid until it expires: step-ca's revocation is passive.</summary>
    Revoked,

    /// <summary>Over.</summary>
    Expired,
}
