using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wizard.Pki;

/// <summary>A certificate in words, as the step command prints it.</summary>
public static class CertificateText
{
    // smallstep/certificates, authority/provisioner: StepOIDProvisioner
    private const string StepProvisioner = "1.3.6.1.4.1.37476.9000.64.1";
    private static readonly string[] ProvisionerTypes = ["Noop", "JWK", "OIDC", "GCP", "AWS", "Azure", "ACME", "X5C", "K8sSA", "SSHPOP", "SCEP", "Nebula", "Wire"];

    /// <summary>Its lines.</summary>
    public static IReadOnlyList<string> Lines(X509Certificate2 certificate) =>
    [
        "Certificate:",
        "    Data:",
        $"        Version: {certificate.Version} (0x{certificate.Version - 1:x})",
        $"        Serial Number: {Serials.InDecimal(certificate)}",
        $"            (0x{Serials.InHex(certificate)})",
        $"        Signature Algorithm: {Name(certificate.SignatureAlgorithm)}",
        $"        Issuer: {Shown(certificate.Issuer)}",
        "        Validity",
        $"            Not Before: {Time(certificate.NotBefore)}",
        $"            Not After : {Time(certificate.NotAfter)}",
        $"        Subject: {Shown(certificate.Subject)}",
        "        Subject Public Key Info:",
        $"            Public Key Algorithm: {Key(certificate)}",
        "        X509v3 extensions:",
        .. certificate.Extensions.SelectMany(Extension).Select(line => $"            {line}"),
        "    SHA-256 Fingerprint:",
        $"        {CaCertificates.FingerprintOf(certificate)}",
    ];

    private static IEnumerable<string> Extension(X509Extension extension)
    {
        var (title, content) = extension switch
        {
            X509KeyUsageExtension usage => ("Key Usage", Words($"{usage.KeyUsages}")),
            X509EnhancedKeyUsageExtension usage => ("Extended Key Usage", string.Join(", ", usage.EnhancedKeyUsages.Cast<Oid>().Select(Name))),
            X509BasicConstraintsExtension constraints => ("Basic Constraints", $"CA:{(constraints.CertificateAuthority ? "TRUE" : "FALSE")}"),
            X509SubjectKeyIdentifierExtension key => ("Subject Key Identifier", key.SubjectKeyIdentifier ?? ""),
            X509AuthorityKeyIdentifierExtension key => ("Authority Key Identifier", key.KeyIdentifier is { } id ? Convert.ToHexString(id.Span) : ""),
            X509SubjectAlternativeNameExtension names => ("Subject Alternative Name", string.Join(", ", names.EnumerateDnsNames().Select(name => $"DNS:{Shown(name)}").Concat(names.EnumerateIPAddresses().Select(address => $"IP Address:{address}")))),
            { Oid.Value: StepProvisioner } => ("Step Provisioner", Provisioner(extension.RawData)),
            _ => (Name(extension.Oid!), Convert.ToHexString(extension.RawData)),
        };
        return [$"X509v3 {title}:{(extension.Critical ? " critical" : "")}", $"    {content}"];
    }

    /// <summary>Who signed a certificate of step-ca: type and name of the provisioner; empty where it does not say.</summary>
    public static string ProvisionerOf(X509Certificate2 certificate) =>
        certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == StepProvisioner) is { } extension ? Provisioner(extension.RawData) : "";

    // SEQUENCE { type INTEGER, name OCTET STRING, credentialID OCTET STRING, ... }
    private static string Provisioner(byte[] der)
    {
        try
        {
            var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            var type = (int)sequence.ReadInteger();
            var name = Encoding.UTF8.GetString(sequence.ReadOctetString());
            return $"{Shown(name)} ({(type >= 0 && type < ProvisionerTypes.Length ? ProvisionerTypes[type] : $"type {type}")})";
        }
        catch (Exception error) when (error is AsnContentException or OverflowException)
        {
            return "cannot be read";
        }
    }

    private static string Key(X509Certificate2 certificate)
    {
        using var curve = certificate.GetECDsaPublicKey();
        using var rsa = certificate.GetRSAPublicKey();
        return curve is not null ? $"ECDSA, P-{curve.KeySize}" : rsa is not null ? $"RSA, {rsa.KeySize} bits" : Name(certificate.PublicKey.Oid);
    }

    private static string Time(DateTime time) => time.ToUniversalTime().ToString("MMM d HH:mm:ss yyyy 'UTC'", CultureInfo.InvariantCulture);

    private static string Name(Oid oid) => oid.FriendlyName ?? oid.Value ?? "";

    // DigitalSignature -> Digital Signature
    private static string Words(string name) => string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1]) ? $" {letter}" : $"{letter}"));

    private static string Shown(string text) => ForeignText.Shown(text);
}
