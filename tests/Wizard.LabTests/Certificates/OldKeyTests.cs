using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Wizard.LabTests.Lab;
using Wizard.Pki.Configuration;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.LabTests.Certificates;

public class OldKeyTests
{
    private static readonly string[] Names = ["max", "mike", "step-cli", "mariano", "maxey"];

    [LabFact]
    public void All_five_keys_of_smallsteps_own_tests_decrypt_and_sign()
    {
        var provisioners = CaProvisioners.Read(Vectors.Json);
        Assert.Equal(Names, provisioners.Select(provisioner => provisioner.Name));
        foreach (var provisioner in provisioners)
        {
            Assert.Null(provisioner.Unusable);
            using var key = ProvisionerKey.Unlock(provisioner, Vectors.PasswordOf(provisioner.Name));
            Assert.True(IsSignedBy(provisioner.Name, Token(key)), provisioner.Name);
        }
    }

    [LabFact]
    public void They_do_not_decrypt_with_another_password() => Assert.All(CaProvisioners.Read(Vectors.Json), provisioner =>
        Assert.Contains($"provisioner {provisioner.Name}", Assert.Throws<WrongPassword>(() => ProvisionerKey.Unlock(provisioner, "wrong")).Message, StringComparison.Ordinal));

    private static string Token(ProvisionerKey key)
    {
        using var root = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=root", root, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        return OneTimeToken.ForSigning(key, new(new("https://localhost"), certificate), "foo", ["foo"], DateTimeOffset.UtcNow).Text;
    }

    private static bool IsSignedBy(string provisioner, string token)
    {
        var key = Vectors.Provisioner(provisioner)["key"]!;
        using var known = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) } });
        var dot = token.LastIndexOf('.');
        return known.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256);
    }
}
