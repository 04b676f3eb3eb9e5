using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wizard.Pki;
using Wizard.Pki.Jose;
using Wizard.Settings;

namespace Wizard.Tests.Pki;

/// <summary>A small step-ca on this machine: it believes the tokens of its provisioner alone, and really signs.</summary>
internal sealed class FakeAuthority : IDisposable
{
    public const string Password = "the password of the authority";

    private static readonly Lazy<(ProvisionerKey Key, string Locked)> Made = new(() =>
    {
        var key = ProvisionerKey.Create(new("admin", "JWK"));
        return (key, key.Lock(Password)); // 600,000 rounds, once for all tests
    });

    private readonly TlsServer _server;
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly ConcurrentDictionary<string, bool> _revoked = [];

    public FakeAuthority(params string[] names) => _server = new(Ca.Server(names.Length > 0 ? names : ["localhost", "127.0.0.1"]), Ca.Above, Answer);

    /// <summary>The key of its provisioner admin.</summary>
    public static ProvisionerKey Key => Made.Value.Key;

    /// <summary>Its JWK provisioner, locked with <see cref="Password"/>.</summary>
    public static JsonObject Admin(string name = "admin") => new()
    {
        ["type"] = "JWK",
        ["name"] = name,
        ["key"] = JsonNode.Parse(Key.ExportPublicJwk()),
        ["encryptedKey"] = Made.Value.Locked,
    };

    /// <summary>Its ACME provisioner.</summary>
    public static JsonObject Acme() => new() { ["type"] = "ACME", ["name"] = "acme" };

    public TestCa Ca { get; } = new();

    public int Port => _server.Port;

    /// <summary>What a client knows of it.</summary>
    public CaTrust Trust => TrustAt("localhost");

    public CaTrust TrustAt(string host) => new(new($"https://{host}:{Port}"), Ca.Root);

    /// <summary>Who signs.</summary>
    public IReadOnlyList<JsonObject> Provisioners { get; set; } = [Admin(), Acme()];

    /// <summary>What it was asked for, in order: <c>POST /1.0/sign</c>.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>The serial numbers that it does not renew any more.</summary>
    public IEnumerable<string> Revoked => _revoked.Keys;

    /// <summary>How much was said to it within TLS.</summary>
    public int BytesHeard => _server.BytesHeard;

    public TimeSpan ClockIsOffBy { set => _server.ClockIsOffBy = value; }

    /// <summary>What it answers instead; null for what is right.</summary>
    public Func<TlsRequest, (int Status, string Body)?> Instead { get; set; } = _ => null;

    /// <summary>What it signs instead of what it was asked for.</summary>
    public Func<CertificateRequest, CertificateRequest> Signs { get; set; } = request => request;

    public void Dispose()
    {
        _server.Dispose();
        Ca.Dispose();
    }

    private (int Status, string Body) Answer(TlsRequest request)
    {
        _asked.Enqueue($"{request.Method} {request.Path}");
        if (Instead(request) is { } other) return other;
        return $"{request.Method} {request.Path}" switch
        {
            "GET /provisioners" => (200, new JsonObject { ["provisioners"] = new JsonArray([.. Provisioners.Select(one => one.DeepClone())]), ["nextCursor"] = "" }.ToJsonString()),
            "POST /1.0/sign" => Sign(JsonDocument.Parse(request.Body).RootElement),
            "POST /1.0/renew" => Renew(request.Client),
            "POST /1.0/revoke" => Revoke(JsonDocument.Parse(request.Body).RootElement, request.Client),
            _ => Refused(404, "not found"),
        };
    }

    private (int Status, string Body) Sign(JsonElement order)
    {
        if (Tokens.Claims(order.GetProperty("ott").GetString()!, Key, "/1.0/sign") is not { } claims) return Refused(401, "The request lacked necessary authorization to be completed.");
        var asked = CertificateRequest.LoadSigningRequestPem(order.GetProperty("csr").GetString()!, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        if (!NamesOf(asked).Order().SequenceEqual(claims.GetProperty("sans").EnumerateArray().Select(name => name.GetString()!).Order())) return Refused(403, "certificate request does not contain the valid DNS names");
        var duration = TimeSpan.FromHours(168);
        if (order.TryGetProperty("notAfter", out var text) && !Durations.TryParse(text.GetString()!, out duration)) return Refused(400, "invalid notAfter");
        return Chain(Signs(asked), duration);
    }

    private (int Status, string Body) Renew(X509Certificate2? client)
    {
        if (client is null || _revoked.ContainsKey(Serials.InDecimal(client)) || !Authorities.HasSigned(Ca.Root, client, Ca.Above)) return Refused(401, "The request lacked necessary authorization to be completed.");
        var again = new CertificateRequest(client.SubjectName, client.PublicKey, HashAlgorithmName.SHA256);
        foreach (var extension in client.Extensions.Where(extension => extension.Oid!.Value == "2.5.29.17")) again.CertificateExtensions.Add(extension);
        return Chain(Signs(again), client.NotAfter - client.NotBefore);
    }

    private (int Status, string Body) Revoke(JsonElement order, X509Certificate2? client)
    {
        var serial = order.GetProperty("serial").GetString()!;
        var allowed = order.TryGetProperty("ott", out var token)
            ? Tokens.Claims(token.GetString()!, Key, "/1.0/revoke") is { } claims && claims.GetProperty("sub").GetString() == serial
            : client is not null && Serials.InDecimal(client) == serial;
        if (!allowed) return Refused(401, "The request lacked necessary authorization to be completed.");
        return _revoked.TryAdd(serial, true) ? (200, """{"status":"ok"}""") : Refused(400, string.Create(CultureInfo.InvariantCulture, $"certificate with serial number '{serial}' is already revoked"));
    }

    private (int Status, string Body) Chain(CertificateRequest request, TimeSpan duration)
    {
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.37476.9000.64.1", Provisioner(), critical: false));
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        string[] pems = [Ca.Sign(request, from, from + duration).ExportCertificatePem(), Ca.Intermediate.ExportCertificatePem()];
        return (201, new JsonObject { ["crt"] = pems[0], ["ca"] = pems[1], ["certChain"] = new JsonArray(pems[0], pems[1]) }.ToJsonString());
    }

    private static byte[] Provisioner()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString("admin"u8);
            writer.WriteOctetString(Encoding.ASCII.GetBytes(Key.Provisioner.KeyId));
        }

        return writer.Encode();
    }

    private static IEnumerable<string> NamesOf(CertificateRequest request) =>
        request.CertificateExtensions.Where(extension => extension.Oid!.Value == "2.5.29.17").SelectMany(extension => new X509SubjectAlternativeNameExtension(extension.RawData).EnumerateDnsNames());

    private static (int Status, string Body) Refused(int status, string why) => (status, new JsonObject { ["status"] = status, ["message"] = why }.ToJsonString());
}
