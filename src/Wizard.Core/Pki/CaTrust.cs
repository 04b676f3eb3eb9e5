using System.Security.Cryptography.X509Certificates;

namespace Wizard.Pki;

/// <summary>A step-ca that is known: where it answers, and the one root that its certificates come from.</summary>
/// <param name="Url">An https address, without a path.</param>
/// <param name="Root">Its root certificate.</param>
public sealed record CaTrust(Uri Url, X509Certificate2 Root)
{
    /// <summary>The root's SHA-256, lower-case hex of its DER.</summary>
    public string Fingerprint => CaCertificates.FingerprintOf(Root);

    /// <summary>The address as people write it: without the port that https has anyway.</summary>
    public string Address => Url.GetLeftPart(UriPartial.Authority);
}
