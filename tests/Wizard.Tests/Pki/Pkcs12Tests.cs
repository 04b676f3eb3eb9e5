using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class Pkcs12Tests : IDisposable
{
    private const string Name = "foo.clients.example.com";
    private const string TripleDes = "1.2.840.113549.1.12.1.3"; // pbeWithSHAAnd3-KeyTripleDES-CBC
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Aes256 = "2.16.840.1.101.3.4.1.42";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestCa _ca = new();

    public static TheoryData<Pkcs12Form, KeyKind> All => new()
    {
        { Pkcs12Form.Modern, KeyKind.EllipticCurve },
        { Pkcs12Form.Modern, KeyKind.Rsa },
        { Pkcs12Form.Compatible, KeyKind.EllipticCurve },
        { Pkcs12Form.Compatible, KeyKind.Rsa },
    };

    public void Dispose() => _ca.Dispose();

    [Theory]
    [MemberData(nameof(All))]
    public void Another_program_reads_key_chain_and_name_of_it(Pkcs12Form form, KeyKind kind)
    {
        using var key = ClientKey.Create(kind);
        var chain = _ca.Chain(key, Name, Now, Now.AddDays(1));
        var store = Load(Pkcs12.Write(chain, key, Name, "p12 password", form), "p12 password");
        Assert.Equal(Name, Assert.Single(store.Aliases, store.IsKeyEntry));
        Assert.Equal([chain.Leaf.RawData, _ca.Intermediate.RawData], store.GetCertificateChain(Name).Select(entry => entry.Certificate.GetEncoded()));
        var signer = SignerUtilities.InitSigner(kind == KeyKind.Rsa ? "SHA256withRSA" : "SHA256withECDSA", true, store.GetKey(Name).Key, null);
        signer.BlockUpdate("signed"u8);
        Assert.True(IsSignedBy(chain.Leaf, signer.GenerateSignature()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void This_platform_reads_it_too(Pkcs12Form form, KeyKind kind)
    {
        using var key = ClientKey.Create(kind);
        var chain = _ca.Chain(key, Name, Now, Now.AddDays(1));
        var found = X509CertificateLoader.LoadPkcs12Collection(Pkcs12.Write(chain, key, Name, "gehäim", form), "gehäim");
        var own = Assert.Single(found, certificate => certificate.HasPrivateKey);
        Assert.Equal(chain.Leaf.Thumbprint, own.Thumbprint);
        Assert.Contains(found, certificate => certificate.Thumbprint == _ca.Intermediate.Thumbprint);
        using var read = ClientKey.Parse(System.Text.Encoding.ASCII.GetBytes(Pem(own)));
        Assert.True(read.Fits(chain.Leaf));
    }

    [Theory]
    [InlineData(Pkcs12Form.Modern)]
    [InlineData(Pkcs12Form.Compatible)]
    public void A_wrong_password_opens_nothing(Pkcs12Form form)
    {
        var file = Make(form);
        Assert.Throws<IOException>(() => Load(file, "secre"));
        Assert.ThrowsAny<CryptographicException>(() => X509CertificateLoader.LoadPkcs12(file, "secre"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Without_a_password_none_is_made(string? password)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        var chain = _ca.Chain(key, Name, Now, Now.AddDays(1));
        Assert.ThrowsAny<ArgumentException>(() => Pkcs12.Write(chain, key, Name, password!, Pkcs12Form.Modern));
    }

    [Fact]
    public void A_modern_one_holds_nothing_of_what_is_broken() =>
        Assert.Equal((false, false, true, true), Uses(Make(Pkcs12Form.Modern)));

    [Fact]
    public void A_compatible_one_holds_nothing_that_old_devices_do_not_know() =>
        Assert.Equal((true, true, false, false), Uses(Make(Pkcs12Form.Compatible)));

    [Fact]
    public void Its_settings_written_out_do_not_show_the_password() => Assert.Equal("Modern", $"{new Pkcs12Seal("secret", Pkcs12Form.Modern)}");

    private byte[] Make(Pkcs12Form form)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        return new Pkcs12Seal("secret", form).Write(_ca.Chain(key, Name, Now, Now.AddDays(1)), key, Name);
    }

    private static (bool TripleDes, bool Sha1, bool Aes, bool Sha256) Uses(byte[] file) => (Holds(file, TripleDes), Holds(file, Sha1), Holds(file, Aes256), Holds(file, Sha256));

    private static bool Holds(byte[] file, string oid) => file.AsSpan().IndexOf(new Org.BouncyCastle.Asn1.DerObjectIdentifier(oid).GetEncoded()) >= 0;

    private static Pkcs12Store Load(byte[] file, string password)
    {
        var store = new Pkcs12StoreBuilder().Build();
        store.Load(new MemoryStream(file), password.ToCharArray());
        return store;
    }

    private static bool IsSignedBy(X509Certificate2 certificate, byte[] signature)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.VerifyData("signed"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var curve = certificate.GetECDsaPublicKey();
        return curve!.VerifyData("signed"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string Pem(X509Certificate2 own)
    {
        using var rsa = own.GetRSAPrivateKey();
        using var curve = own.GetECDsaPrivateKey();
        return rsa is not null ? rsa.ExportRSAPrivateKeyPem() : curve!.ExportECPrivateKeyPem();
    }
}
