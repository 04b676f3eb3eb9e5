using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>The certificates that a server showed in its TLS handshake.</summary>
internal sealed class ShownCertificates
{
    private readonly ConcurrentQueue<(X509Certificate2 Leaf, X509Certificate2Collection Others)> _shown = [];

    /// <summary>Who the server says it is.</summary>
    public string Subject => _shown.IsEmpty ? "none" : Printable(_shown.Last().Leaf.Subject);

    /// <summary>Traefik's own self-signed certificate: it has no route for that name.</summary>
    public bool IsTraefikDefault => !_shown.IsEmpty && _shown.Last().Leaf.Subject.Contains("TRAEFIK DEFAULT CERT", StringComparison.Ordinal);

    /// <summary>Keeps copies for later judgement, and lets the handshake go on.</summary>
    public bool Keep(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is null) return false;
        X509Certificate2Collection others = [.. chain?.ChainPolicy.ExtraStore.Select(other => X509CertificateLoader.LoadCertificate(other.RawData)) ?? []];
        _shown.Enqueue((X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()), others));
        return true;
    }

    /// <summary>True where the server's certificate was signed by that root, in every handshake: each answer may have come over a connection of its own.</summary>
    public bool ChainTo(X509Certificate2 root) => !_shown.IsEmpty && _shown.All(shown => Authorities.HasSigned(root, shown.Leaf, shown.Others));

    public static string Printable(string text) => string.Concat(text.Take(120).Select(letter => char.IsControl(letter) ? '?' : letter));
}
