using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class StepCaClientTests : IDisposable
{
    private const string Foo = "foo.clients.example.com";
    private readonly FakeAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task The_provisioners_are_listed_in_the_order_of_the_authority()
    {
        var found = await new StepCaClient(_authority.Trust, TimeProvider.System).ProvisionersAsync(default);
        Assert.Equal(["admin (JWK)", "acme (ACME)"], found.Select(provisioner => $"{provisioner}"));
        Assert.Equal(FakeAuthority.Key.Provisioner.KeyId, found[0].KeyId);
    }

    [Fact]
    public async Task A_certificate_is_signed_renewed_and_revoked()
    {
        using var place = new Env.TemporaryFolder();
        var folder = new CertificateFolder(place["certs"], place["lock"], TimeProvider.System);
        var issuer = new CertificateIssuer(_authority.Trust, folder, TimeProvider.System);
        var first = await issuer.IssueAsync(new(Foo) { OtherNames = ["bar.clients.example.com"] }, FakeAuthority.Key, new("a password", Pkcs12Form.Modern), default);
        var second = await issuer.RenewAsync(first, null, default);
        Assert.NotEqual(first.Serial, second.Serial);
        await issuer.RevokeAsync(second, null, default);
        Assert.Equal([second.Serial], _authority.Revoked);
        Assert.Contains("does not renew", (await Assert.ThrowsAsync<UserError>(() => issuer.RenewAsync(second, null, default))).Message, StringComparison.Ordinal);
    }
}
