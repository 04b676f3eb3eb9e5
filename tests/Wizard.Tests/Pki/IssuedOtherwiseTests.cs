using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>An authority that answers with another certificate than was asked for: it is not kept.</summary>
public sealed class IssuedOtherwiseTests : IDisposable
{
    private const string Foo = "foo.clients.example.com";
    private readonly FakeAuthority _authority = new();
    private readonly TemporaryFolder _place = new();

    public void Dispose()
    {
        _authority.Dispose();
        _place.Dispose();
    }

    private async Task<string> RefusalAsync()
    {
        var folder = new CertificateFolder(_place["certs"], _place["lock"], TimeProvider.System);
        var issuer = new CertificateIssuer(_authority.Trust, folder, TimeProvider.System);
        var error = await Assert.ThrowsAsync<UserError>(() => issuer.IssueAsync(new(Foo), FakeAuthority.Key, new("a password", Pkcs12Form.Modern), default));
        Assert.False(File.Exists(_place[$"certs/{Foo}.crt"]));
        return error.Message;
    }

    // what the authority answers, made of the request that it was sent
    private void Answers(Func<CertificateRequest, X509Certificate2> sign, int others = 1) => _authority.Instead = request =>
    {
        if (!request.Path.EndsWith("/sign", StringComparison.Ordinal)) return null;
        var asked = CertificateRequest.LoadSigningRequestPem(JsonDocument.Parse(request.Body).RootElement.GetProperty("csr").GetString()!, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        string[] pems = [sign(asked).ExportCertificatePem(), .. Enumerable.Repeat(_authority.Ca.Intermediate.ExportCertificatePem(), others)];
        return (201, new JsonObject { ["certChain"] = new JsonArray([.. pems.Select(pem => (JsonNode)JsonValue.Create(pem))]) }.ToJsonString());
    };

    private X509Certificate2 Sign(CertificateRequest request, double fromDays = -1, double untilDays = 1) =>
        _authority.Ca.Sign(request, DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(untilDays));

    [Fact]
    public async Task One_for_another_key()
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        Answers(_ => Sign(key.Request(new(Foo))));
        Assert.Contains("it is for another key", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_another_name()
    {
        Answers(asked => Sign(new(new X500DistinguishedName("CN=bar.clients.example.com"), asked.PublicKey, HashAlgorithmName.SHA256)));
        Assert.Contains("it has other names", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3, -2)]
    [InlineData(2, 3)]
    public async Task One_that_is_not_valid_now(int from, int until)
    {
        Answers(asked => Sign(asked, from, until));
        Assert.Contains("UTC, not now", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_an_authority()
    {
        Answers(asked =>
        {
            asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
            return Sign(asked);
        });
        Assert.Contains("it is one of an authority", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_a_serial_number_that_is_too_long()
    {
        using var key = _authority.Ca.Intermediate.GetECDsaPrivateKey()!;
        Answers(asked => asked.Create(_authority.Ca.Intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, .. RandomNumberGenerator.GetBytes(21)]));
        Assert.Contains("its serial number is too long", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_too_many_others()
    {
        Answers(asked => Sign(asked), others: 11);
        Assert.Contains("too many others come with it", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_come_from_its_root()
    {
        using var other = new TestCa("Other");
        Answers(asked => other.Sign(asked, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)));
        Assert.Contains("it does not come from its own root", await RefusalAsync(), StringComparison.Ordinal);
    }
}
