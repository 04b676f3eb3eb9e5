using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wizard.Settings.Types;

/// <summary>A root certificate and the authorities below it: base64 of DER, comma separated, the root first.</summary>
/// <remarks>Dates are not looked at: the same text is always right or always wrong. Whoever uses the certificates looks at them.</remarks>
public sealed class CertificatesType() : SingleLineType("certificates", "a root certificate and those below it, as base64 of DER, comma separated", Sample)
{
    // A root of its own, made for this example; its key was thrown away.
    private const string Sample = "MIIBVzCB/aADAgECAgEBMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB0V4YW1wbGUwIBcNMjYxMTIzMTM1NjA1WhgPMjEyNjEwMzAxMzU2MDVaMBIxEDAOBgNVBAMMB0V4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQgI/oSjehL+0MCnv3Ob2iTggPWXjOWSDCWNfGAipmfol6maou7kZi6GgfMCE8Pp6ghPsmOxURjKUPhVMWe28Ddo0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwICBDAdBgNVHQ4EFgQUx3FYdxHovMCiKA4X+GbjKZNewTowCgYIKoZIzj0EAwIDSQAwRgIhAN1Vx8l6Wf3j19sjaIC+sLKNE7+soJN4dIF4mogsUJf6AiEAwoT63NeUr6Y+FhMtBq1Hg+bnhq3/BMN40hP/YDFU5Q8=";

    /// <inheritdoc/>
    public override string Right => $"it must be {Accepts}, for example {Sample[..12]}...";

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var members = line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var certificates = new List<X509Certificate2>();
        try
        {
            foreach (var member in members) certificates.Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(member)));
            return Fault(certificates) is { } fault
                ? Refuse(fault)
                : Verdict.Accept(string.Join(',', certificates.Select(certificate => Convert.ToBase64String(certificate.RawData)).Distinct()));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return Refuse($"certificate {certificates.Count + 1} of the list cannot be read");
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
        }
    }

    private static string? Fault(List<X509Certificate2> certificates)
    {
        if (certificates.Count == 0) return "it holds nothing but commas";
        var foreign = certificates.FindIndex(certificate => !Authorities.IsAuthority(certificate));
        if (foreign >= 0) return $"certificate {foreign + 1} of the list is no authority's";
        if (!certificates[0].SubjectName.RawData.SequenceEqual(certificates[0].IssuerName.RawData)) return "the first one is not a root: another one has signed it";
        var stray = certificates.FindIndex(certificate => !Authorities.HasSigned(certificates[0], certificate, certificates, X509VerificationFlags.IgnoreNotTimeValid));
        return stray < 0 ? null : $"certificate {stray + 1} of the list does not lead to the first one";
    }
}
