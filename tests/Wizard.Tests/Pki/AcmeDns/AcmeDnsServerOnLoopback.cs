using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Wizard.Tests.Pki.AcmeDns;

/// <summary>A small ACME-DNS server on 127.0.0.1: it registers whoever asks.</summary>
internal sealed class AcmeDnsServerOnLoopback : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _registered;

    public AcmeDnsServerOnLoopback()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What it was asked: first line and body.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What it answers instead; null for an account.</summary>
    public (int Status, string Body)? Instead { get; set; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // the test is over
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using var open = connection;
        var stream = connection.GetStream();
        Asked.Add(await ReadAsync(stream));
        var (status, body) = Instead ?? (201, Account());
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
    }

    private string Account()
    {
        var number = ++_registered;
        return new JsonObject { ["username"] = $"user-{number}", ["password"] = $"secret-{number}", ["fulldomain"] = $"s{number}.auth.example.org", ["subdomain"] = $"s{number}", ["allowfrom"] = new JsonArray() }.ToJsonString();
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = ("", new byte[4096]);
        while (true)
        {
            text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
            var parts = text.Split("\r\n\r\n", 2);
            if (parts.Length < 2) continue;
            var length = parts[0].Split("\r\n").Select(line => line.Split(": ")).First(header => header[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))[1];
            if (parts[1].Length >= int.Parse(length, CultureInfo.InvariantCulture)) return $"{parts[0].Split("\r\n")[0]} {parts[1]}";
        }
    }
}
