using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wizard.Pki.Files;

/// <summary>A certificate for servers and its key, both as PEM: looked at before they are used.</summary>
public sealed record ServerCertificate
{
    private const int LongestName = 60;

    private ServerCertificate(byte[] certificate, byte[] key, IReadOnlyList<string> names, DateTimeOffset until) =>
        (Certificate, Key, Names, Until) = (certificate, key, names, until);

    /// <summary>The PEM of the certificate and those above it.</summary>
    public ReadOnlyMemory<byte> Certificate { get; }

    /// <summary>The PEM of the key; a secret.</summary>
    public ReadOnlyMemory<byte> Key { get; }

    /// <summary>The names that it is good for.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>A short name: of its first name, and of the content of both files, so that other content has another name.</summary>
    public string ShortName
    {
        get
        {
            var first = string.Concat(Names[0].Take(LongestName).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
            var hash = SHA256.HashData([.. Certificate.Span, 0, .. Key.Span]);
            return $"{(first.Length == 0 ? "certificate" : first)}-{Convert.ToHexStringLower(hash)[..8]}";
        }
    }

    /// <summary>Reads both.</summary>
    /// <exception cref="FormatException">One cannot be read, the key does not fit, or no name is in it; says which, and shows nothing of the key.</exception>
    public static ServerCertificate Read(ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> key)
    {
        using var leaf = Leaf(certificate);
        using var parsed = KeyOf(key);
        if (!parsed.Fits(leaf)) throw new FormatException("the key is not the one of the certificate");
        return new(certificate.ToArray(), key.ToArray(), NamesOf(leaf), leaf.NotAfter.ToUniversalTime());
    }

    /// <summary>The names of a certificate in PEM, from when it is valid, and when it ends.</summary>
    /// <exception cref="FormatException">It is none, or has no name.</exception>
    public static (IReadOnlyList<string> Names, DateTimeOffset From, DateTimeOffset Until) Look(ReadOnlySpan<byte> certificate)
    {
        using var leaf = Leaf(certificate);
        return (NamesOf(leaf), leaf.NotBefore.ToUniversalTime(), leaf.NotAfter.ToUniversalTime());
    }

    /// <summary>How a certificate stands at a moment: due where less than a third of its time is left.</summary>
    public static CertificateStatus StatusOf(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now) =>
        now >= until ? CertificateStatus.Expired : now >= from + ((until - from) * 2 / 3) ? CertificateStatus.Due : CertificateStatus.Valid;

    /// <summary>The short name.</summary>
    public override string ToString() => ShortName;

    private static X509Certificate2 Leaf(ReadOnlySpan<byte> pem)
    {
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(Encoding.UTF8.GetString(pem));
            foreach (var other in all.Skip(1)) other.Dispose();
            return all.Count > 0 ? all[0] : throw new FormatException("it holds no certificate (BEGIN CERTIFICATE)");
        }
        catch (CryptographicException error)
        {
            throw new FormatException("its certificate cannot be read", error);
        }
    }

    private static ClientKey KeyOf(ReadOnlySpan<byte> pem)
    {
        try
        {
            return ClientKey.Parse(pem);
        }
        catch (CryptographicException error)
        {
            throw new FormatException("it holds no private key that can be read without a password (RSA or an elliptic curve, BEGIN ... PRIVATE KEY)", error);
        }
    }

    // Traefik and browsers look at these names alone, never at the subject
    private static List<string> NamesOf(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames()).Select(name => name.ToLowerInvariant()).Where(IsShown).Distinct().ToList();
        return names.Count > 0 ? names : throw new FormatException("it is a certificate without a domain name (subject alternative name)");
    }

    private static bool IsShown(string name) => name.Length is > 0 and <= 253 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "*.-_".Contains(letter, StringComparison.Ordinal));
}
