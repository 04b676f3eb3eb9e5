using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Wizard.LabTests.Lab;
using Wizard.Pki;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class Pkcs12Tests(SharedAuthority shared)
{
    [LabTheory]
    [InlineData(Pkcs12Form.Modern, KeyKind.EllipticCurve, "AES-256-CBC", "sha256")]
    [InlineData(Pkcs12Form.Modern, KeyKind.Rsa, "AES-256-CBC", "sha256")]
    [InlineData(Pkcs12Form.Compatible, KeyKind.EllipticCurve, "pbeWithSHA1And3-KeyTripleDES-CBC", "sha1")]
    [InlineData(Pkcs12Form.Compatible, KeyKind.Rsa, "pbeWithSHA1And3-KeyTripleDES-CBC", "sha1")]
    public async Task Openssl_finds_key_and_chain_in_the_p12(Pkcs12Form form, KeyKind kind, string encryption, string hash)
    {
        using var holder = new Holder(shared.Authority);
        var files = (await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo) { Key = kind }, form)).Files;
        var found = (await OpenAsync(files.Pkcs12, Holder.Pkcs12Password, "-nodes", "-info")).Succeeded();
        Assert.Contains($"MAC: {hash},", found.Errors, StringComparison.Ordinal);
        Assert.Equal(2, found.Errors.Split(encryption).Length - 1);
        Assert.Contains($"friendlyName: {SharedAuthority.Foo}", found.Output, StringComparison.Ordinal);
        Assert.Equal(CaCertificates.ReadPem(await File.ReadAllTextAsync(files.Certificate)), CaCertificates.ReadPem(found.Output));
        Assert.True(ClientKey.Parse(System.Text.Encoding.ASCII.GetBytes(found.Output)).Fits(CaCertificates.ReadPem(found.Output)[0]));
    }

    [LabFact]
    public async Task The_compatible_p12_is_read_by_the_old_code_of_openssl_too()
    {
        using var holder = new Holder(shared.Authority);
        var files = (await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo), Pkcs12Form.Compatible)).Files;
        (await OpenAsync(files.Pkcs12, Holder.Pkcs12Password, "-nodes", "-legacy")).Succeeded();
    }

    [LabTheory]
    [InlineData(Pkcs12Form.Modern)]
    [InlineData(Pkcs12Form.Compatible)]
    public async Task A_wrong_or_empty_password_opens_no_p12(Pkcs12Form form)
    {
        using var holder = new Holder(shared.Authority);
        var files = (await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo), form)).Files;
        Assert.Contains("invalid password", (await OpenAsync(files.Pkcs12, "wrong")).Failed().Errors, StringComparison.Ordinal);
        Assert.Contains("invalid password", (await OpenAsync(files.Pkcs12, "")).Failed().Errors, StringComparison.Ordinal);
    }

    [LabTheory]
    [InlineData(Pkcs12Form.Modern)]
    [InlineData(Pkcs12Form.Compatible)]
    public async Task BouncyCastle_finds_key_and_chain_in_the_p12(Pkcs12Form form)
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo), form);
        var store = new Pkcs12StoreBuilder().Build();
        using (var file = File.OpenRead(kept.Files.Pkcs12)) store.Load(file, Holder.Pkcs12Password.ToCharArray());
        var alias = Assert.Single(store.Aliases, store.IsKeyEntry);
        Assert.Equal(SharedAuthority.Foo, alias);
        var chain = store.GetCertificateChain(alias);
        Assert.Equal(kept.Chain.Intermediates.Prepend(kept.Chain.Leaf).Select(certificate => certificate.RawData), chain.Select(entry => entry.Certificate.GetEncoded()));
        Assert.True(BelongTogether(store.GetKey(alias).Key, chain[0].Certificate.GetPublicKey()));
    }

    private static bool BelongTogether(AsymmetricKeyParameter own, AsymmetricKeyParameter shown) =>
        own is ECPrivateKeyParameters secret && shown is ECPublicKeyParameters open && secret.Parameters.G.Multiply(secret.D).Equals(open.Q);

    private static Task<Run> OpenAsync(string file, string password, params string[] options) =>
        Run.Async("openssl", ["pkcs12", "-in", file, "-passin", "stdin", .. options], input: password + "\n");
}
