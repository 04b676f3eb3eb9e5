using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Wizard.Pki.Api;

/// <summary>What a certificate authority answered.</summary>
/// <param name="Status">The HTTP status; 0 where the answer was longer than any of step-ca's.</param>
/// <param name="Clock">The authority's clock; null where it does not tell.</param>
/// <param name="Body">The text.</param>
internal sealed record CaAnswer(HttpStatusCode Status, DateTimeOffset? Clock, string Body)
{
    /// <summary>True for 200 to 299.</summary>
    public bool IsGood => (int)Status is >= 200 and < 300;
}

/// <summary>HTTPS to a certificate authority: no proxy, no redirect, no endless answer. What goes wrong on the way is a sentence.</summary>
internal sealed class CaHttp : IDisposable
{
    private const int LongestAnswer = 1 << 20; // bytes; a root is about a thousand
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient _client;
    private readonly Uri _url;

    /// <param name="url">Where it answers.</param>
    /// <param name="tls">Which server is believed, and what is shown to it.</param>
    public CaHttp(Uri url, SslClientAuthenticationOptions tls)
    {
        // a proxy of the environment is for the internet: it would see who asks for which certificate, and cannot pass on a client's
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Patience, SslOptions = tls };
        (_url, _client) = (url, new HttpClient(handler) { Timeout = Patience, BaseAddress = url, MaxResponseContentBufferSize = LongestAnswer });
    }

    public void Dispose() => _client.Dispose();

    public Task<CaAnswer> GetAsync(string path, CancellationToken cancellation) => SendAsync(() => _client.GetAsync(new Uri(path, UriKind.Relative), cancellation), cancellation);

    public async Task<CaAnswer> PostAsync(string path, byte[] json, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await SendAsync(() => _client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task<CaAnswer> SendAsync(Func<Task<HttpResponseMessage>> send, CancellationToken cancellation)
    {
        try
        {
            using var response = await send().ConfigureAwait(false);
            return new(response.StatusCode, response.Headers.Date, await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false));
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(0, null, "");
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new EndpointUnreachable($"{_url} did not answer within {Patience.TotalSeconds:0} seconds.", "Look whether the machine is on and a firewall lets you through.", error);
        }
    }

    private EndpointUnreachable Unreachable(HttpRequestException error) => error.InnerException switch
    {
        SocketException socket => socket.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData =>
                new($"The name {_url.Host} does not resolve to an address.", "Correct the name, or make its DNS record point to this machine.", error),
            SocketError.ConnectionRefused =>
                new($"Nothing listens at {_url.Host} port {_url.Port}: the connection was refused.", "Start Step-CA and Traefik (`make step-ca install`, `make traefik install`), or correct the port.", error),
            _ => new($"{_url} cannot be reached: {socket.Message}.", "Look whether the machine is on and a firewall lets you through.", error),
        },
        AuthenticationException => new($"{_url} ended the TLS handshake: {error.InnerException.InnerException?.Message ?? error.InnerException.Message}", "Correct the address of the certificate authority.", error),
        _ => new($"{_url} does not speak HTTPS: {error.Message}", "Correct the address of the certificate authority.", error),
    };
}

/// <summary>The certificate authority cannot be reached now; its route may come later.</summary>
/// <param name="what">What failed, and why.</param>
/// <param name="mend">What to do next.</param>
/// <param name="cause">The error underneath.</param>
public sealed class EndpointUnreachable(string what, string mend, Exception cause) : UserError(what, mend, cause);
