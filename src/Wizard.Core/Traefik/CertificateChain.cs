using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>A root certificate and the intermediates that it signed. Nothing else gets in: whatever is in here may sign clients.</summary>
internal sealed record CertificateChain(string RootFingerprint, string Pem, bool HasIntermediate)
{
    /// <summary>Reads certificates, base64 of DER, root first.</summary>
    /// <exception cref="UserError">One is no certificate of an authority, or does not come from the root.</exception>
    public static CertificateChain Parse(string setting, IReadOnlyList<string> encoded, string remedy)
    {
        var certificates = encoded.Select(text => Read(setting, text, remedy)).ToList();
        try
        {
            if (!certificates.All(certificate => IsAuthorityBelow(certificates[0], certificate)))
                throw new UserError($"{setting} holds a certificate that its first one, the root, has not signed as an authority.", remedy);
            return Of(certificates);
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private static CertificateChain Of(List<X509Certificate2> certificates)
    {
        var pems = certificates.Select(certificate => certificate.ExportCertificatePem() + "\n").Distinct(StringComparer.Ordinal).ToList();
        var fingerprint = Convert.ToHexStringLower(certificates[0].GetCertHash(HashAlgorithmName.SHA256));
        return new CertificateChain(fingerprint, string.Concat(pems), pems.Count > 1);
    }

    private static X509Certificate2 Read(string setting, string text, string remedy)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw new UserError($"{setting} holds something that is no certificate.", remedy, error);
        }
    }

    // Traefik itself refuses what has expired
    private static bool IsAuthorityBelow(X509Certificate2 root, X509Certificate2 certificate) =>
        Authorities.IsAuthority(certificate) && Authorities.HasSigned(root, certificate, [], X509VerificationFlags.IgnoreNotTimeValid);
}
