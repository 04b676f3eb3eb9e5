using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Wizard.Pki;

/// <summary>A step-ca as the network shows it.</summary>
/// <remarks>Its API (smallstep/certificates 0.30): GET /roots and /intermediates answer <c>{"crts":[PEM]}</c>, /roots with status 201.</remarks>
/// <param name="url">Where it answers.</param>
public sealed class StepCaEndpoint(Uri url)
{
    private const int LongestAnswer = 1 << 20; // bytes; a root is about a thousand
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Fetches root and intermediates, and trusts them only where the root has the fingerprint and the server's own certificate chains to it.</summary>
    /// <param name="fingerprint">Lower-case hex of SHA-256.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The name does not resolve; nothing listens; another certificate answers; another fingerprint. Each with its own sentence.</exception>
    public async Task<CaCertificates> FetchAsync(string fingerprint, CancellationToken cancellation)
    {
        var shown = new ShownCertificates();
        using var handler = Handler(shown);
        using var client = new HttpClient(handler) { Timeout = Patience, BaseAddress = url, MaxResponseContentBufferSize = LongestAnswer };
        var roots = await ReadAsync(client, "roots", cancellation).ConfigureAwait(false);
        if (roots is null) throw NoStepCa(shown);
        var intermediates = await ReadAsync(client, "intermediates", cancellation).ConfigureAwait(false) ?? throw NoStepCa(shown);
        try
        {
            var found = CaCertificates.Find(roots, intermediates, fingerprint) ?? throw WrongFingerprint(roots, fingerprint);
            return shown.ChainTo(found.Root) ? found : throw NoStepCa(shown);
        }
        catch (CryptographicException)
        {
            throw NoStepCa(shown);
        }
    }

    // The certificate is judged afterwards, against the root with the fingerprint: nothing secret is sent, and nothing received is believed before.
    private static SocketsHttpHandler Handler(ShownCertificates shown) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectTimeout = Patience,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, chain, _) => shown.Keep(certificate, chain) },
    };

    private async Task<string?> ReadAsync(HttpClient client, string path, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode) return null;
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
            return string.Join('\n', document.RootElement.GetProperty("crts").EnumerateArray().Select(pem => pem.GetString()));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return null;
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new EndpointUnreachable($"{url} did not answer within {Patience.TotalSeconds:0} seconds.", "Look whether the machine is on and a firewall lets you through.", error);
        }
    }

    private EndpointUnreachable Unreachable(HttpRequestException error) => error.InnerException is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData =>
                new($"The name {url.Host} does not resolve to an address.", "Correct the name, or make its DNS record point to this machine.", error),
            SocketError.ConnectionRefused =>
                new($"Nothing listens at {url.Host} port {url.Port}: the connection was refused.", "Start Step-CA and Traefik (`make step-ca install`, `make traefik install`), or correct the port.", error),
            _ => new($"{url} cannot be reached: {socket.Message}.", "Look whether the machine is on and a firewall lets you through.", error),
        }
        : new($"{url} does not speak HTTPS: {error.Message}", "Correct the address of the certificate authority.", error);

    private UserError NoStepCa(ShownCertificates shown) => new(
        $"{url} answers with another certificate ({shown.Subject}), not with one of this Step-CA.",
        shown.IsTraefikDefault
            ? "Traefik answers by itself there: it has no route to Step-CA yet. Install Step-CA, and add its route where one is missing."
            : "Correct the address: another server, or somebody in between, answers there.");

    private UserError WrongFingerprint(string roots, string expected) => new(
        $"The fingerprint does not match: {url} has the root {string.Join(", ", CaCertificates.ReadPem(roots).Take(3).Select(CaCertificates.FingerprintOf).DefaultIfEmpty("none"))}, and {expected} was expected.",
        "Take the fingerprint from the machine of the certificate authority itself: `make step-ca inspect-fingerprint`.");
}

/// <summary>The certificate authority cannot be reached now; its route may come later.</summary>
/// <param name="what">What failed, and why.</param>
/// <param name="mend">What to do next.</param>
/// <param name="cause">The error underneath.</param>
public sealed class EndpointUnreachable(string what, string mend, Exception cause) : UserError(what, mend, cause);
