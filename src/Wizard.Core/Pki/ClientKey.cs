using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wizard.Pki;

/// <summary>A client's private key.</summary>
public sealed class ClientKey : IDisposable
{
    private const int RsaBits = 2048;

    private ClientKey(AsymmetricAlgorithm key) => Algorithm = key;

    /// <summary>The key.</summary>
    internal AsymmetricAlgorithm Algorithm { get; }

    /// <summary>A new one.</summary>
    public static ClientKey Create(KeyKind kind) => new(kind == KeyKind.Rsa ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads what <see cref="ExportPem"/> wrote, or the step command: PKCS#8, SEC 1 or PKCS#1, not encrypted.</summary>
    /// <exception cref="CryptographicException">It is none of them.</exception>
    public static ClientKey Parse(ReadOnlySpan<byte> pem)
    {
        var text = new char[Encoding.UTF8.GetCharCount(pem)];
        try
        {
            Encoding.UTF8.GetChars(pem, text);
            var key = Import(text);
            CryptographicOperations.ZeroMemory(key.ExportPkcs8PrivateKey()); // a public key imports as well, and has nothing to export
            return new(key);
        }
        catch (ArgumentException error)
        {
            throw new CryptographicException("it is no private key, or an encrypted one", error);
        }
        finally
        {
            Array.Clear(text);
        }
    }

    /// <summary>PKCS#8 as PEM, not encrypted; the caller zeroes it.</summary>
    public byte[] ExportPem()
    {
        var der = Algorithm.ExportPkcs8PrivateKey();
        var text = new char[PemEncoding.GetEncodedSize("PRIVATE KEY".Length, der.Length) + 1];
        try
        {
            PemEncoding.TryWrite("PRIVATE KEY", der, text, out var written);
            text[written] = '\n';
            return Encoding.ASCII.GetBytes(text, 0, written + 1);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
            Array.Clear(text);
        }
    }

    /// <summary>The request for a certificate of these names.</summary>
    public CertificateRequest Request(CertificateOrder order)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(order.Name);
        var request = Algorithm is RSA rsa
            ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), (ECDsa)Algorithm, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in order.Names) names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    /// <summary>True where the certificate is for this key.</summary>
    public bool Fits(X509Certificate2 certificate) => Algorithm.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>The certificate with this key.</summary>
    public X509Certificate2 With(X509Certificate2 certificate) => Algorithm is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)Algorithm);

    /// <inheritdoc/>
    public void Dispose() => Algorithm.Dispose();

    private static AsymmetricAlgorithm Import(ReadOnlySpan<char> pem)
    {
        var curve = ECDsa.Create();
        try
        {
            curve.ImportFromPem(pem);
            return curve;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            curve.Dispose();
        }

        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa;
    }
}
