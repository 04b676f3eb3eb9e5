using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>The certificates that a server showed in its TLS handshake.</summary>
internal sealed class ShownCertificates
{
    private X509Certificate2? _leaf;
    private X509Certificate2Collection _others = [];

    /// <summary>Who the server says it is.</summary>
    public string Subject => _leaf is null ? "none" : Printable(_leaf.Subject);

    /// <summary>Traefik's own self-signed certificate: it has no route for that name.</summary>
    public bool IsTraefikDefault => _leaf?.Subject.Contains("TRAEFIK DEFAULT CERT", StringComparison.Ordinal) == true;

    /// <summary>Keeps copies for later judgement, and lets the handshake go on.</summary>
    public bool Keep(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is null) return false;
        _leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        _others = [.. chain?.ChainPolicy.ExtraStore.Select(other => X509CertificateLoader.LoadCertificate(other.RawData)) ?? []];
        return true;
    }

    /// <summary>True where the server's certificate was signed by that root.</summary>
    public bool ChainTo(X509Certificate2 root) => _leaf is not null && Authorities.HasSigned(root, _leaf, _others);

    private static string Printable(string text) => string.Concat(text.Take(120).Select(letter => char.IsControl(letter) ? '?' : letter));
}
