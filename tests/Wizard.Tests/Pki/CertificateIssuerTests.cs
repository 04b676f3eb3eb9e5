using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Wizard.Pki;
using Wizard.Tests.Env;
using Xunit;

namespace Wizard.Tests.Pki;

/// <summary>What an authority answers is looked at before it is kept.</summary>
public sealed class CertificateIssuerTests : IDisposable
{
    private const string Name = "foo.clients.example.com";
    private readonly TemporaryFolder _place = new();
    private readonly ProvisionerKey _signer = ProvisionerKey.Create(new("admin", "JWK"));

    public void Dispose()
    {
        _place.Dispose();
        _signer.Dispose();
    }

    [Fact]
    public async Task What_was_asked_for_is_kept()
    {
        await using var authority = new Authority(_ => new("{}"));
        await using var honest = Signing(authority.Ca, request => request);
        var kept = await IssueAsync(honest, authority.Ca);
        Assert.Equal(kept.Serial, Folder.Find(Name)!.Serial);
        Assert.True(File.Exists(kept.Files.Pkcs12));
    }

    [Fact]
    public Task A_certificate_for_another_key_is_refused() => IsRefusedAsync("it is for another key", request =>
    {
        using var other = ClientKey.Create(KeyKind.EllipticCurve);
        return other.Request(new(Name) { OtherNames = ["bar.clients.example.com"] });
    });

    [Fact]
    public Task A_certificate_with_fewer_names_is_refused() => IsRefusedAsync("it has other names", request => With(request, $"CN={Name}", Name));

    [Fact]
    public Task A_certificate_with_more_names_is_refused() => IsRefusedAsync("it has other names", request => With(request, $"CN={Name}", Name, "bar.clients.example.com", "evil.example.com"));

    [Fact]
    public Task A_certificate_with_another_common_name_is_refused() => IsRefusedAsync("it has other names", request => With(request, "CN=admin.clients.example.com", Name, "bar.clients.example.com"));

    [Fact]
    public async Task A_certificate_of_another_root_is_refused()
    {
        await using var authority = new Authority(_ => new("{}"));
        using var mallory = new TestCa("Mallory");
        await using var server = Signing(authority.Ca, request => request, mallory);
        await IsRefusedAsync("it does not come from its own root", server, authority.Ca);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_before_anything_is_signed()
    {
        await using var authority = new Authority(_ => new("{}"));
        await using var server = Signing(authority.Ca, request => request);
        File.WriteAllText(_place["certs"], "a file");
        await Assert.ThrowsAnyAsync<Exception>(() => IssueAsync(server, authority.Ca));
        Assert.Equal(0, server.Connections);
    }

    private CertificateFolder Folder => new(_place["certs"], _place["lock"], TimeProvider.System);

    private async Task IsRefusedAsync(string why, Func<CertificateRequest, CertificateRequest> change)
    {
        await using var authority = new Authority(_ => new("{}"));
        await using var server = Signing(authority.Ca, change);
        await IsRefusedAsync(why, server, authority.Ca);
    }

    private async Task IsRefusedAsync(string why, TlsServer server, TestCa ca)
    {
        var error = await Assert.ThrowsAsync<UserError>(() => IssueAsync(server, ca));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place["certs"]));
    }

    private Task<KeptCertificate> IssueAsync(TlsServer server, TestCa ca) => new CertificateIssuer(new(server.Url, ca.Root), Folder, TimeProvider.System)
        .IssueAsync(new(Name) { OtherNames = ["bar.clients.example.com"] }, _signer, new("secret", Pkcs12Form.Modern), default);

    // signs something else than what it was asked for
    private static TlsServer Signing(TestCa ca, Func<CertificateRequest, CertificateRequest> change, TestCa? by = null) => new([ca.Server("127.0.0.1")], ca.Above, sent =>
    {
        var csr = JsonDocument.Parse(sent.Body).RootElement.GetProperty("csr").GetString()!;
        var request = CertificateRequest.LoadSigningRequestPem(csr, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        var signer = by ?? ca;
        return Authority.Signed(new(signer.Sign(change(request), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddHours(1)), signer.Above));
    });

    private static CertificateRequest With(CertificateRequest request, string subject, params string[] names)
    {
        var changed = new CertificateRequest(new X500DistinguishedName(subject), request.PublicKey, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names) alternatives.AddDnsName(name);
        changed.CertificateExtensions.Add(alternatives.Build());
        return changed;
    }
}
