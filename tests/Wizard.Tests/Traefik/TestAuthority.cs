using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wizard.Tests.Traefik;

/// <summary>A root and an intermediate certificate, as Step-CA makes them.</summary>
internal sealed class TestAuthority
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TestAuthority(bool intermediateIsAuthority = true)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Request("CN=Test Root", rootKey, true).CreateSelfSigned(From, To);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var intermediate = Request("CN=Test Intermediate", key, intermediateIsAuthority).Create(root, From, To, [1, 2, 3]);
        (Root, Intermediate) = (Convert.ToBase64String(root.RawData), Convert.ToBase64String(intermediate.RawData));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(root.RawData));
    }

    public string Root { get; }

    public string Intermediate { get; }

    public string Fingerprint { get; }

    public string Certificates => $"{Root},{Intermediate}";

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }
}
