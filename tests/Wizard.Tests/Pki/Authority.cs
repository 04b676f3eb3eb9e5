using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki;

namespace Wizard.Tests.Pki;

/// <summary>A certificate authority on 127.0.0.1 that answers what a test wants, and its client.</summary>
internal sealed class Authority : IAsyncDisposable
{
    private readonly TestCa _ca = new();
    private readonly TlsServer _server;

    /// <param name="answer">Answers every request.</param>
    /// <param name="certificate">The server's own; one for 127.0.0.1 where null.</param>
    public Authority(Func<TlsRequest, TlsAnswer> answer, Func<TestCa, X509Certificate2>? certificate = null) =>
        _server = new([certificate is null ? _ca.Server("127.0.0.1") : certificate(_ca)], _ca.Above, answer);

    public TestCa Ca => _ca;

    public TlsServer Server => _server;

    public FakeClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public CaTrust Trust => new(_server.Url, _ca.Root);

    public StepCaClient Client => new(Trust, Clock);

    /// <summary>What step-ca says where it refuses.</summary>
    public static TlsAnswer Refuse(int status, string message, string headers = "") => new($$"""{"status":{{status}},"message":"{{JsonEncodedText.Encode(message)}}"}""", status, headers);

    /// <summary>A signed certificate, as step-ca answers it.</summary>
    public static TlsAnswer Signed(CertificateChain chain) =>
        new($$"""{"crt":"x","ca":"x","certChain":[{{string.Join(',', chain.Intermediates.Prepend(chain.Leaf).Select(certificate => $"\"{JsonEncodedText.Encode(certificate.ExportCertificatePem())}\""))}}]}""", 201);

    /// <summary>Asks it to sign.</summary>
    public async Task<CertificateChain> SignAsync(OneTimeToken? token = null)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        return await Client.SignAsync(key.Request(new("foo.example.com")), token ?? new("token", Clock.Now), null, default);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ca.Dispose();
    }
}
