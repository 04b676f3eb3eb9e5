using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wizard.Tests.Pki;

/// <summary>A request that came over TLS.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">With its query.</param>
/// <param name="Body">The text.</param>
/// <param name="Client">The certificate that the client showed; null for none.</param>
internal sealed record TlsRequest(string Method, string Path, string Body, X509Certificate2? Client);

/// <summary>What is answered.</summary>
/// <param name="Body">The text.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Further ones, each ended by CR LF.</param>
internal sealed record TlsAnswer(string Body, int Status = 200, string Headers = "");

/// <summary>A server on 127.0.0.1 that answers what a test wants: one connection for each request.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TlsRequest> _requests = [];
    private readonly SemaphoreSlim _ended = new(0);
    private readonly Func<TlsRequest, TlsAnswer> _answer;
    private readonly Task _serving;

    /// <param name="certificates">With their keys: one for each connection, the last for all that follow.</param>
    /// <param name="above">What is sent with each of them.</param>
    /// <param name="answer">Answers.</param>
    public TlsServer(IReadOnlyList<X509Certificate2> certificates, X509Certificate2Collection above, Func<TlsRequest, TlsAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync([.. certificates.Select(certificate => SslStreamCertificateContext.Create(certificate, above, offline: true))]);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>As clients are told.</summary>
    public Uri Url => new($"https://127.0.0.1:{Port}");

    /// <summary>What came so far.</summary>
    public IReadOnlyList<TlsRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>The connections that came so far.</summary>
    public int Connections { get; private set; }

    /// <summary>The bytes of HTTP that came so far, whole requests or not.</summary>
    public long Received { get; private set; }

    /// <summary>Waits until a connection has ended, and all that came over it was read.</summary>
    public Task ConnectionEndedAsync() => _ended.WaitAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
        _ended.Dispose();
    }

    private async Task ServeAsync(SslStreamCertificateContext[] certificates)
    {
        while (true)
        {
            using var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await AnswerAsync(connection, certificates[Math.Min(Connections++, certificates.Length - 1)]);
            }
            catch (Exception gone) when (gone is IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // the client has read enough, or believes nothing
            }

            _ended.Release();
        }
    }

    private async Task AnswerAsync(TcpClient connection, SslStreamCertificateContext certificate)
    {
        await using var tls = new SslStream(connection.GetStream());
        // asks for a certificate as step-ca does: who shows none is served all the same
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = (_, shown, _, _) => shown is null || shown.Subject.Length > 0 }, _stop.Token);
        if (await ReadAsync(tls) is not { } request) return;
        lock (_requests) _requests.Add(request);
        var answer = _answer(request);
        var body = Encoding.UTF8.GetBytes(answer.Body);
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\n{answer.Headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
        await tls.WriteAsync(body, _stop.Token);
    }

    private async Task<TlsRequest?> ReadAsync(SslStream tls)
    {
        var text = "";
        var buffer = new byte[16 * 1024];
        while (Whole(text) is not { } length || text.Length < length)
        {
            var count = await tls.ReadAsync(buffer, _stop.Token);
            if (count == 0) return null;
            Received += count;
            text += Encoding.Latin1.GetString(buffer, 0, count);
        }

        var words = text.Split(' ', 3);
        var client = tls.RemoteCertificate is { } shown ? X509CertificateLoader.LoadCertificate(shown.GetRawCertData()) : null;
        return new(words[0], words[1], text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], client);
    }

    // how long the request is; null where its head is not there yet
    private static int? Whole(string text)
    {
        const string Length = "Content-Length: ";
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return null;
        var at = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return head + 4 + (at < 0 ? 0 : int.Parse(text.AsSpan(at + Length.Length, text.IndexOf('\r', at) - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture));
    }
}
