using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class ClientKeyTests
{
    private static readonly PbeParameters Pbe = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);

    [Theory]
    [InlineData(KeyKind.EllipticCurve)]
    [InlineData(KeyKind.Rsa)]
    public void A_key_that_was_written_is_read_as_the_same(KeyKind kind)
    {
        using var key = ClientKey.Create(kind);
        var pem = key.ExportPem();
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----\n", Encoding.ASCII.GetString(pem), StringComparison.Ordinal);
        Assert.EndsWith("-----END PRIVATE KEY-----\n", Encoding.ASCII.GetString(pem), StringComparison.Ordinal);
        using var read = ClientKey.Parse(pem);
        Assert.True(read.Fits(SelfSigned(key)));
    }

    [Fact]
    public void Kinds_and_sizes_are_those_that_were_asked_for()
    {
        using var curve = ClientKey.Create(KeyKind.EllipticCurve);
        using var rsa = ClientKey.Create(KeyKind.Rsa);
        Assert.Equal(("ECDsa", 256, "RSA", 2048), (curve.Algorithm.SignatureAlgorithm!, curve.Algorithm.KeySize, rsa.Algorithm.SignatureAlgorithm!, rsa.Algorithm.KeySize));
    }

    [Fact]
    public void A_key_that_the_step_command_wrote_is_read()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportECPrivateKeyPem();
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----", pem, StringComparison.Ordinal);
        using var read = Parse(pem);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.Algorithm.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void An_RSA_key_that_the_step_command_wrote_is_read()
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportRSAPrivateKeyPem();
        Assert.StartsWith("-----BEGIN RSA PRIVATE KEY-----", pem, StringComparison.Ordinal);
        using var read = Parse(pem);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.Algorithm.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void An_encrypted_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<CryptographicException>(() => Parse(key.ExportEncryptedPkcs8PrivateKeyPem("secret", Pbe)));
    }

    [Fact]
    public void A_public_key_is_no_private_one()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        Assert.Throws<CryptographicException>(() => Parse(key.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<CryptographicException>(() => Parse(rsa.ExportSubjectPublicKeyInfoPem()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\n!!!!\n-----END EC PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEH")]
    public void What_is_no_key_is_refused(string pem) => Assert.Throws<CryptographicException>(() => Parse(pem));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Throws<CryptographicException>(() => ClientKey.Parse([0xff, 0xfe, 0, 0x80]));

    [Theory]
    [InlineData(KeyKind.EllipticCurve)]
    [InlineData(KeyKind.Rsa)]
    public void Its_request_carries_the_common_name_and_every_name_once(KeyKind kind)
    {
        using var key = ClientKey.Create(kind);
        var pem = key.Request(new("foo.example.com") { OtherNames = ["bar.example.com", "foo.example.com"] }).CreateSigningRequestPem();
        var read = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        Assert.Equal("CN=foo.example.com", read.SubjectName.Name);
        Assert.Equal(["foo.example.com", "bar.example.com"], new X509SubjectAlternativeNameExtension(Assert.Single(read.CertificateExtensions).RawData).EnumerateDnsNames());
    }

    [Fact]
    public void Another_key_does_not_fit()
    {
        using var one = ClientKey.Create(KeyKind.EllipticCurve);
        using var other = ClientKey.Create(KeyKind.EllipticCurve);
        Assert.False(one.Fits(SelfSigned(other)));
    }

    private static ClientKey Parse(string pem) => ClientKey.Parse(Encoding.UTF8.GetBytes(pem));

    private static X509Certificate2 SelfSigned(ClientKey key) => key.Request(new("foo.example.com")).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
}
