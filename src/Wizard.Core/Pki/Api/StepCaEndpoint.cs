using System.Net.Security;
using System.Security.Cryptography;
using System.Text.Json;

namespace Wizard.Pki.Api;

/// <summary>A step-ca as the network shows it, before it is known.</summary>
/// <remarks>Its API (smallstep/certificates 0.30): GET /roots and /intermediates answer <c>{"crts":[PEM]}</c>, /roots with status 201.</remarks>
/// <param name="url">Where it answers.</param>
public sealed class StepCaEndpoint(Uri url)
{
    /// <summary>Fetches root and intermediates, and trusts them only where the root has the fingerprint and the server's own certificate chains to it.</summary>
    /// <param name="fingerprint">Lower-case hex of SHA-256.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The name does not resolve; nothing listens; another certificate answers; another fingerprint. Each with its own sentence.</exception>
    public async Task<CaCertificates> FetchAsync(string fingerprint, CancellationToken cancellation)
    {
        // The certificate is judged afterwards, against the root with the fingerprint: nothing secret is sent, and nothing received is believed before.
        var shown = new ShownCertificates();
        using var http = new CaHttp(url, new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, chain, _) => shown.Keep(certificate, chain) });
        var roots = await ReadAsync(http, "roots", cancellation).ConfigureAwait(false) ?? throw shown.NotOf(url);
        var intermediates = await ReadAsync(http, "intermediates", cancellation).ConfigureAwait(false) ?? throw shown.NotOf(url);
        try
        {
            var found = CaCertificates.Find(roots, intermediates, fingerprint) ?? throw WrongFingerprint(roots, fingerprint);
            return shown.ChainTo(found.Root) ? found : throw shown.NotOf(url, found.Root);
        }
        catch (CryptographicException)
        {
            throw shown.NotOf(url);
        }
    }

    private static async Task<string?> ReadAsync(CaHttp http, string path, CancellationToken cancellation)
    {
        try
        {
            var answer = await http.GetAsync(path, cancellation).ConfigureAwait(false);
            if (!answer.IsGood) return null;
            using var document = JsonDocument.Parse(answer.Body);
            return string.Join('\n', document.RootElement.GetProperty("crts").EnumerateArray().Select(pem => pem.GetString()));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private UserError WrongFingerprint(string roots, string expected) => new(
        $"The fingerprint does not match: {url} has the root {string.Join(", ", CaCertificates.ReadPem(roots).Take(3).Select(CaCertificates.FingerprintOf).DefaultIfEmpty("none"))}, and {expected} was expected.",
        "Take the fingerprint from the machine of the certificate authority itself: `make step-ca inspect-fingerprint`.");
}
