using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;

namespace Wizard.Pki.Api;

/// <summary>The certificates that a server showed in its TLS handshakes.</summary>
internal sealed class ShownCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, id-kp-serverAuth
    private readonly ConcurrentQueue<(X509Certificate2 Leaf, X509Certificate2Collection Others)> _shown = [];

    /// <summary>True where there was no handshake that came so far.</summary>
    public bool IsEmpty => _shown.IsEmpty;

    private string Subject => _shown.IsEmpty ? "none" : ForeignText.Shown(_shown.Last().Leaf.Subject);

    // Traefik's own self-signed certificate: it has no route for that name
    private bool IsTraefikDefault => !_shown.IsEmpty && _shown.Last().Leaf.Subject.Contains("TRAEFIK DEFAULT CERT", StringComparison.Ordinal);

    /// <summary>Keeps copies for later judgement, and lets the handshake go on.</summary>
    public bool Keep(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is null) return false;
        X509Certificate2Collection others = [.. chain?.ChainPolicy.ExtraStore.Select(other => X509CertificateLoader.LoadCertificate(other.RawData)) ?? []];
        _shown.Enqueue((X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()), others));
        return true;
    }

    /// <summary>True where the server's certificate was signed by that root, in every handshake: each answer may have come over a connection of its own.</summary>
    public bool ChainTo(X509Certificate2 root) => !_shown.IsEmpty && _shown.All(shown => Authorities.HasSigned(root, shown.Leaf, shown.Others, purpose: ServerAuthentication));

    /// <summary>True where each of them is for that name or address.</summary>
    public bool AreFor(string host) => !_shown.IsEmpty && _shown.All(shown => shown.Leaf.MatchesHostname(host, allowCommonName: false));

    /// <summary>The error where the server is not the certificate authority that is meant.</summary>
    public UserError NotOf(Uri url) => new(
        $"{url} answers with another certificate ({Subject}), not with one of this Step-CA.",
        IsTraefikDefault
            ? "Traefik answers by itself there: it has no route to Step-CA yet. Install Step-CA, and add its route where one is missing."
            : "Correct the address: another server, or somebody in between, answers there. Where the authority was made anew: `make step-ca client-bootstrap`.");

    /// <summary>The same, where the root is known: a clock that is days off looks like a wrong certificate.</summary>
    public UserError NotOf(Uri url, X509Certificate2 root) =>
        _shown.All(shown => Authorities.HasSigned(root, shown.Leaf, shown.Others, X509VerificationFlags.IgnoreNotTimeValid, ServerAuthentication)) ? OutOfTime() : NotOf(url);

    private UserError OutOfTime()
    {
        var leaf = _shown.Last().Leaf;
        return new(
            $"The clocks differ: the authority's own certificate is valid from {CaRefusal.Time(leaf.NotBefore)} until {CaRefusal.Time(leaf.NotAfter)}, and this machine has {CaRefusal.Time(DateTime.UtcNow)}.",
            CaRefusal.SetTheClock);
    }

    /// <summary>The error where the certificate is one of the authority's, but for another name.</summary>
    public UserError NotFor(Uri url) => new(
        $"The certificate at {url} is of this Step-CA, but not for the name {url.Host} ({Subject}).",
        "Correct the address, or let the authority answer to this name too: set STEP_CA_TRAEFIK_HOST and `make step-ca install`.");
}
