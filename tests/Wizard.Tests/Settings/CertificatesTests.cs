using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class CertificatesTests
{
    private static readonly SettingType Type = SettingTypes.Find("certificates")!;

    [Fact]
    public void A_root_and_its_intermediate_are_accepted()
    {
        using var root = Authority("Root", null);
        using var intermediate = Authority("Intermediate", root);
        Assert.Equal($"{Text(root)},{Text(intermediate)}", Type.Check($"{Text(root)} , {Text(intermediate)}").Value);
    }

    [Fact]
    public void An_intermediate_in_the_first_place_is_refused()
    {
        using var root = Authority("Root", null);
        using var intermediate = Authority("Intermediate", root);
        Assert.Contains("is not a root", Type.Check($"{Text(intermediate)},{Text(root)}").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_of_another_root_is_refused_even_with_the_same_name()
    {
        using var root = Authority("Root", null);
        using var other = Authority("Root", null);
        using var stray = Authority("Intermediate", other);
        Assert.Contains("does not lead to the first one", Type.Check($"{Text(root)},{Text(stray)}").Refusal, StringComparison.Ordinal);
        Assert.NotNull(Type.Check($"{Text(root)},{Text(other)}").Refusal);
    }

    [Fact]
    public void A_certificate_that_is_no_authoritys_is_refused()
    {
        using var root = Authority("Root", null);
        using var leaf = Authority("Leaf", root, isAuthority: false);
        Assert.Contains("certificate 2 of the list is no authority's", Type.Check($"{Text(root)},{Text(leaf)}").Refusal, StringComparison.Ordinal);
    }

    private static string Text(X509Certificate2 certificate) => Convert.ToBase64String(certificate.RawData);

    private static X509Certificate2 Authority(string name, X509Certificate2? issuer, bool isAuthority = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var (from, to) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        if (issuer is null) return request.CreateSelfSigned(from, to);
        using var signed = request.Create(issuer, from, to, [1, 2, 3]);
        return signed.CopyWithPrivateKey(key);
    }
}
