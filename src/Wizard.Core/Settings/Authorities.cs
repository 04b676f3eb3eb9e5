using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wizard.Settings;

/// <summary>What makes a certificate one of an authority, and of which one.</summary>
public static class Authorities
{
    /// <summary>True where a certificate may sign others.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority)
        && certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

    /// <summary>True where a root has signed a certificate, directly or through the others. Only this root counts, and nothing is fetched.</summary>
    /// <param name="root">Self-signed.</param>
    /// <param name="certificate">The one in question.</param>
    /// <param name="others">Those that may stand between the two.</param>
    /// <param name="flags">What is not looked at: rendering has no clock and passes <see cref="X509VerificationFlags.IgnoreNotTimeValid"/>.</param>
    /// <param name="purpose">What the certificate must be for, an extended key usage; null for anything.</param>
    public static bool HasSigned(X509Certificate2 root, X509Certificate2 certificate, IEnumerable<X509Certificate2> others, X509VerificationFlags flags = X509VerificationFlags.NoFlag, string? purpose = null)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // step-ca publishes no lists, and none may be fetched from elsewhere
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = flags;
        if (purpose is not null) chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));
        foreach (var other in others) chain.ChainPolicy.ExtraStore.Add(other);
        return chain.Build(certificate);
    }
}
