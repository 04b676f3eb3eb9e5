using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Pki;

namespace Wizard.Tests.Pki;

/// <summary>A root and an intermediate with their keys, which sign what is asked for.</summary>
internal sealed class TestCa : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TestCa(string name = "Test")
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Root = Authority($"CN={name} Root CA", rootKey).CreateSelfSigned(From, To);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediate = Authority($"CN={name} Intermediate CA", key).Create(Root, From, To, Serial());
        Intermediate = intermediate.CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    /// <summary>What a client is given: the certificate and the intermediate, without keys.</summary>
    public CertificateChain Chain(ClientKey key, string name, DateTimeOffset from, DateTimeOffset until) => Chain(key, new CertificateOrder(name), from, until);

    public CertificateChain Chain(ClientKey key, CertificateOrder order, DateTimeOffset from, DateTimeOffset until) => new(Sign(key.Request(order), from, until), Above);

    /// <summary>The intermediate alone, without its key.</summary>
    public X509Certificate2Collection Above => [X509CertificateLoader.LoadCertificate(Intermediate.RawData)];

    public X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = Intermediate.GetECDsaPrivateKey()!;
        return request.Create(Intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), from, until, Serial());
    }

    /// <summary>A server's certificate, with its key.</summary>
    public X509Certificate2 Server(params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Step Online CA", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var made = Sign(request, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        return made.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
    }

    private static byte[] Serial() => [1, .. RandomNumberGenerator.GetBytes(15)];

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request;
    }
}
