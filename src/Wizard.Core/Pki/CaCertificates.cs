using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>The certificates of a certificate authority: its root and the intermediates below it.</summary>
/// <param name="Root">Self-signed.</param>
/// <param name="Intermediates">Each signed by the root.</param>
public sealed record CaCertificates(X509Certificate2 Root, IReadOnlyList<X509Certificate2> Intermediates)
{
    /// <summary>The root's SHA-256, as step-ca writes it: lower-case hex of its DER.</summary>
    public string Fingerprint => FingerprintOf(Root);

    /// <summary>All of them as base64 of DER, comma separated, root first: the form of a setting.</summary>
    public string ToSetting() => string.Join(',', Intermediates.Prepend(Root).Select(certificate => Convert.ToBase64String(certificate.RawData)));

    /// <summary>The root as a person compares it: subject, SHA-256, expiry.</summary>
    public IEnumerable<string> Describe() =>
    [
        $"Subject:  {ForeignText.Shown(Root.Subject)}",
        $"SHA-256:  {Fingerprint}",
        $"Expires:  {Root.NotAfter.ToUniversalTime():yyyy-MM-dd}",
    ];

    /// <summary>The SHA-256 of a certificate.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <summary>Takes the root with that fingerprint and those intermediates that it signed; null where no root has it.</summary>
    /// <param name="roots">PEM of any number of roots.</param>
    /// <param name="intermediates">PEM of any number of intermediates.</param>
    /// <param name="fingerprint">Lower-case hex.</param>
    public static CaCertificates? Find(string roots, string intermediates, string fingerprint)
    {
        var root = ReadPem(roots).FirstOrDefault(certificate => FingerprintOf(certificate) == fingerprint);
        // a server's certificate that the root signed itself must not become one that signs clients
        return root is null ? null : new(root, [.. ReadPem(intermediates).Where(certificate => Authorities.IsAuthority(certificate) && Authorities.HasSigned(root, certificate, []))]);
    }

    /// <summary>Every certificate of a PEM text.</summary>
    public static X509Certificate2Collection ReadPem(string pem)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(pem);
        return found;
    }
}
