using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography.X509Certificates;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CertificateTextTests : IDisposable
{
    private readonly TestCa _ca = new();

    public void Dispose() => _ca.Dispose();

    [Fact]
    public void It_reads_as_in_the_chapter()
    {
        var text = string.Join('\n', CertificateText.Lines(Make(Provisioner(1, "admin"))));
        Assert.StartsWith("Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number: ", text, StringComparison.Ordinal);
        Assert.Contains("        Validity\n            Not Before: Mar 1 09:05:00 2026 UTC\n            Not After : Mar 8 09:05:00 2026 UTC\n        Subject: CN=foo.example.com\n", text, StringComparison.Ordinal);
        Assert.Contains("Public Key Algorithm: ECDSA, P-256\n", text, StringComparison.Ordinal);
        Assert.Contains("            X509v3 Subject Alternative Name:\n                DNS:foo.example.com, DNS:bar.example.com\n", text, StringComparison.Ordinal);
        Assert.Contains("            X509v3 Key Usage: critical\n                Digital Signature\n", text, StringComparison.Ordinal);
        Assert.Contains("            X509v3 Step Provisioner:\n                admin (JWK)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_serial_number_is_decimal_as_step_ca_names_it()
    {
        var certificate = Make();
        var number = BigInteger.Parse($"0{certificate.SerialNumber}", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(CertificateText.Lines(certificate), line => line == $"        Serial Number: {number}");
    }

    [Fact]
    public void An_RSA_key_is_named_with_its_length()
    {
        using var key = ClientKey.Create(KeyKind.Rsa);
        var certificate = _ca.Chain(key, "foo.example.com", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1)).Leaf;
        Assert.Contains(CertificateText.Lines(certificate), line => line.Contains("RSA, 2048 bits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(6, "acme", "acme (ACME)")]
    [InlineData(99, "x", "x (type 99)")]
    [InlineData(-1, "x", "x (type -1)")]
    [InlineData(1, "\u001b[31mred", "?[31mred (JWK)")]
    public void Who_signed_it_is_read_out_of_it(int type, string name, string provisioner) => Assert.Equal(provisioner, CertificateText.ProvisionerOf(Make(Provisioner(type, name))));

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("0400")]
    [InlineData("300C020900FFFFFFFFFFFFFFFF040161")]
    public void An_extension_that_is_none_does_no_harm(string der)
    {
        var certificate = Make(Extension(Convert.FromHexString(der)));
        Assert.Equal("cannot be read", CertificateText.ProvisionerOf(certificate));
        Assert.Contains(CertificateText.Lines(certificate), line => line.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_of_somebody_else_says_nothing_of_who_signed_it() => Assert.Equal("", CertificateText.ProvisionerOf(Make()));

    private X509Certificate2 Make(params X509Extension[] more)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        var request = key.Request(new("foo.example.com") { OtherNames = ["bar.example.com"] });
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        foreach (var extension in more) request.CertificateExtensions.Add(extension);
        var from = new DateTimeOffset(2026, 3, 1, 9, 5, 0, TimeSpan.Zero);
        return _ca.Sign(request, from, from.AddDays(7));
    }

    private static X509Extension Provisioner(int type, string name)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(type);
            writer.WriteOctetString(System.Text.Encoding.UTF8.GetBytes(name));
            writer.WriteOctetString("key id"u8);
        }

        return Extension(writer.Encode());
    }

    private static X509Extension Extension(byte[] der) => new("1.3.6.1.4.1.37476.9000.64.1", der, critical: false);
}
