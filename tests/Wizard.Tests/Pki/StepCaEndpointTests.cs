using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>A server on 127.0.0.1 that answers what an attacker would.</summary>
public sealed class StepCaEndpointTests : IDisposable
{
    private readonly X509Certificate2 _root = SelfSigned("CN=Root");

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task The_right_root_and_its_authorities_are_taken()
    {
        var found = await FetchAsync(Crts(_root), Crts(Below(isAuthority: true)), [Below(isAuthority: false)]);
        Assert.Equal(CaCertificates.FingerprintOf(_root), found.Fingerprint);
        Assert.Single(found.Intermediates);
    }

    [Fact]
    public async Task A_servers_certificate_that_the_root_signed_does_not_become_an_authority() =>
        Assert.Empty((await FetchAsync(Crts(_root), Crts(Below(isAuthority: false)), [Below(isAuthority: false)])).Intermediates);

    [Fact]
    public async Task The_right_root_from_somebody_in_between_is_refused() =>
        Assert.Contains("another certificate", (await RefusalAsync(Crts(_root), Crts(), [SelfSigned("CN=Mallory")])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Somebody_in_between_on_one_connection_of_two_is_refused() =>
        Assert.Contains("another certificate", (await RefusalAsync(Crts(_root), Crts(), [SelfSigned("CN=Mallory"), Below(isAuthority: false)])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_answer_without_end_is_not_read_into_memory() =>
        Assert.Contains("another certificate", (await RefusalAsync(new string('x', 3_000_000), Crts(), [Below(isAuthority: false)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"crts\":[\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"]}")]
    [InlineData("{\"crts\":[7]}")]
    [InlineData("{\"crts\":null}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_no_list_of_certificates_is_a_sentence_and_no_crash(string answer) =>
        Assert.Contains("127.0.0.1", (await RefusalAsync(answer, answer, [Below(isAuthority: false)])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_thousand_other_roots_do_not_fill_the_screen()
    {
        var others = Enumerable.Range(0, 12).Select(number => SelfSigned($"CN=Other {number}")).ToArray();
        var error = await RefusalAsync(Crts(others), Crts(), [Below(isAuthority: false)]);
        Assert.Contains("fingerprint does not match", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 600, error.Message);
    }

    private Task<UserError> RefusalAsync(string roots, string intermediates, X509Certificate2[] servers) =>
        Assert.ThrowsAsync<UserError>(() => FetchAsync(roots, intermediates, servers));

    private async Task<CaCertificates> FetchAsync(string roots, string intermediates, X509Certificate2[] servers)
    {
        await using var server = new TlsServer(servers, [], request => new(request.Path == "/roots" ? roots : intermediates));
        return await new StepCaEndpoint(server.Url).FetchAsync(CaCertificates.FingerprintOf(_root), default);
    }

    private static string Crts(params X509Certificate2[] certificates) =>
        $"{{\"crts\":[{string.Join(',', certificates.Select(certificate => $"\"{JsonEncodedText.Encode(certificate.ExportCertificatePem())}\""))}]}}";

    private X509Certificate2 Below(bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Request("CN=Below", key, isAuthority).Create(_root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), [1, 2, 3]);
        return made.CopyWithPrivateKey(key);
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(name, key, isAuthority: true).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }
}
