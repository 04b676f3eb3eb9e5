using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wizard.Tests.Pki;

/// <summary>One request.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Query">Behind the question mark.</param>
/// <param name="Body">The text.</param>
/// <param name="Client">The certificate that the client showed; null where it showed none.</param>
internal sealed record TlsRequest(string Method, string Path, string Query, string Body, X509Certificate2? Client);

/// <summary>HTTPS on 127.0.0.1, one request for each connection; a client may show a certificate.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SslServerAuthenticationOptions _tls;
    private readonly Func<TlsRequest, (int Status, string Body)> _answer;
    private int _bytes;

    public TlsServer(X509Certificate2 certificate, X509Certificate2Collection above, Func<TlsRequest, (int Status, string Body)> answer)
    {
        _answer = answer;
        _tls = new()
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, above, offline: true),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is null or { Subject.Length: > 0 }, // judged by what is asked for
        };
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How much was heard within TLS.</summary>
    public int BytesHeard => _bytes;

    /// <summary>How far its clock is off.</summary>
    public TimeSpan ClockIsOffBy { get; set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            using var open = connection;
            await using var tls = new SslStream(connection.GetStream());
            await tls.AuthenticateAsServerAsync(_tls, _stop.Token);
            if (await ReadAsync(tls) is not { } request) return;
            var (status, text) = _answer(request);
            var body = Encoding.UTF8.GetBytes(text);
            var date = (DateTimeOffset.UtcNow + ClockIsOffBy).ToString("R", CultureInfo.InvariantCulture);
            await tls.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Status\r\nDate: {date}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), _stop.Token);
            await tls.WriteAsync(body, _stop.Token);
        }
        catch (Exception gone) when (gone is IOException or SocketException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // the client has ended the handshake, or read enough
        }
    }

    private async Task<TlsRequest?> ReadAsync(SslStream tls)
    {
        var all = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await tls.ReadAsync(buffer, _stop.Token);
            if (count == 0) return null;
            Interlocked.Add(ref _bytes, count);
            all.AddRange(buffer.AsSpan(0, count));
            if (Parse(Encoding.UTF8.GetString([.. all]), all.Count, tls) is { } request) return request;
        }
    }

    private static TlsRequest? Parse(string text, int length, SslStream tls)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return null;
        var head = text[..end].Split("\r\n");
        var wanted = head.Select(line => line.Split(": ")).FirstOrDefault(header => header[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) is { } header ? int.Parse(header[1], CultureInfo.InvariantCulture) : 0;
        if (length < end + 4 + wanted) return null;
        var words = head[0].Split(' ');
        var target = words[1].Split('?', 2);
        var client = tls.RemoteCertificate is { } shown ? X509CertificateLoader.LoadCertificate(shown.GetRawCertData()) : null;
        return new(words[0], target[0], target.ElementAtOrDefault(1) ?? "", text[(end + 4)..], client);
    }
}
