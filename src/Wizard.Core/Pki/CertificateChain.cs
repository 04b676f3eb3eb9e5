using System.Security.Cryptography.X509Certificates;

namespace Wizard.Pki;

/// <summary>A certificate and those between it and the root.</summary>
/// <param name="Leaf">The certificate; its key is not here.</param>
/// <param name="Intermediates">The next one first; empty where the root signed it itself.</param>
public sealed record CertificateChain(X509Certificate2 Leaf, X509Certificate2Collection Intermediates)
{
    /// <summary>As PEM, the certificate first: what a .crt holds.</summary>
    public string ToPem() => string.Concat(Intermediates.Prepend(Leaf).Select(certificate => certificate.ExportCertificatePem() + "\n"));
}
