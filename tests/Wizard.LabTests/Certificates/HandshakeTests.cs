using Wizard.LabTests.Lab;
using Wizard.Pki;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public sealed class HandshakeTests(SharedAuthority shared) : IAsyncLifetime, IDisposable
{
    private const string ServerName = "server.clients.example.com";
    private readonly int _port = Listener.FreePort();
    private Holder? _holder;
    private Listener? _server;

    private Holder Client => _holder ?? throw new InvalidOperationException("without a lab there is no client");

    public async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        _holder = new(shared.Authority);
        var files = (await Client.IssueAsync(ServerName)).Files;
        _server = await Listener.StartAsync("ACCEPT", "openssl", "s_server", "-accept", $"127.0.0.1:{_port}", "-cert", files.Certificate, "-cert_chain", files.Certificate, "-key", files.Key,
            "-Verify", "3", "-verify_return_error", "-CAfile", shared.Authority.RootFile, "-www");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _server?.Dispose();
        _holder?.Dispose();
    }

    [LabTheory]
    [InlineData(KeyKind.EllipticCurve)]
    [InlineData(KeyKind.Rsa)]
    public async Task With_the_certificate_openssl_lets_in(KeyKind kind)
    {
        var files = (await Client.IssueAsync(new CertificateOrder(SharedAuthority.Foo) { Key = kind })).Files;
        var seen = (await GetAsync("--cert", files.Certificate, "--key", files.Key)).Succeeded().Output;
        Assert.Contains($"Subject:CN={SharedAuthority.Foo}", seen.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [LabTheory]
    [InlineData(Pkcs12Form.Modern)]
    [InlineData(Pkcs12Form.Compatible)]
    public async Task With_the_p12_openssl_lets_in(Pkcs12Form form)
    {
        var files = (await Client.IssueAsync(new CertificateOrder(SharedAuthority.Foo), form)).Files;
        (await GetAsync("--cert-type", "P12", "--cert", $"{files.Pkcs12}:{Holder.Pkcs12Password}")).Succeeded();
    }

    [LabFact]
    public async Task Without_a_certificate_openssl_refuses() => Refused(await GetAsync());

    [LabFact]
    public async Task With_a_certificate_of_another_authority_openssl_refuses()
    {
        using var stranger = new Holder(await shared.OtherAsync());
        var files = (await stranger.IssueAsync(SharedAuthority.Foo)).Files;
        Refused(await GetAsync("--cert", files.Certificate, "--key", files.Key));
    }

    [LabFact]
    public async Task With_an_expired_certificate_openssl_refuses()
    {
        var kept = await Client.IssueAsync(SharedAuthority.Foo, TimeSpan.FromSeconds(1));
        await Expiry.OfAsync(kept);
        Refused(await GetAsync("--cert", kept.Files.Certificate, "--key", kept.Files.Key));
    }

    private static void Refused(Run run)
    {
        Assert.Contains(run.ExitCode, new[] { 35, 55, 56 });
        Assert.Empty(run.Output);
    }

    private Task<Run> GetAsync(params string[] options) =>
        Run.Async("curl", ["--silent", "--show-error", "--max-time", "20", "--cacert", shared.Authority.RootFile, "--resolve", $"{ServerName}:{_port}:127.0.0.1", .. options, $"https://{ServerName}:{_port}/"]);
}
