using System.Security.Cryptography;
using System.Text;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>The Step-CA whose certificates count: its address, its root's fingerprint, its certificates.</summary>
/// <param name="Endpoint">Where it answers.</param>
/// <param name="Fingerprint">The lower-case hex SHA-256 of the root certificate's DER.</param>
/// <param name="Pem">Root and intermediate certificates, as one PEM.</param>
/// <param name="HasIntermediate">True where the PEM holds more than the root: without, a client that sends only its own certificate is refused.</param>
public sealed record StepCaTrust(Uri Endpoint, string Fingerprint, string Pem, bool HasIntermediate)
{
    private const string Remedy = "Run `make traefik config` and choose the certificate authorities again.";

    /// <summary>The path of the PEM relative to Traefik's folder; holds a hash of its content, so that a change of content is a change of name.</summary>
    public string RelativePath => $"trust/step-ca-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Pem)))[..12]}.pem";

    /// <summary>The path of the PEM inside Traefik's container.</summary>
    public string Path => $"{Volume.Root}/{RelativePath}";

    /// <summary>What the settings say; null where endpoint, fingerprint and certificates are not all there.</summary>
    /// <exception cref="UserError">The certificates are not those of the fingerprint.</exception>
    internal static StepCaTrust? From(Values values)
    {
        var (endpoint, fingerprint) = (values[Name(values, "ENDPOINT")], values[Name(values, "FINGERPRINT")]);
        var certificates = values.List(Name(values, "CERTIFICATES"));
        if (endpoint.Length == 0 || fingerprint.Length == 0 || certificates.Count == 0) return null;
        var chain = CertificateChain.Parse(Name(values, "CERTIFICATES"), certificates, Remedy);
        if (!chain.RootFingerprint.Equals(Digits(fingerprint), StringComparison.OrdinalIgnoreCase))
            throw new UserError($"The root in {Name(values, "CERTIFICATES")} has another SHA-256 than {Name(values, "FINGERPRINT")}.", Remedy);
        return new StepCaTrust(Address(Name(values, "ENDPOINT"), endpoint), chain.RootFingerprint, chain.Pem, chain.HasIntermediate);
    }

    // a .env that was edited by hand may hold it with colons, blanks or dashes, as other programs print it
    private static string Digits(string fingerprint) => string.Concat(fingerprint.Where(c => c is not (':' or ' ' or '-')));

    private static string Name(Values values, string setting) => $"{values.Catalogue.Prefix}_STEP_CA_{setting}";

    private static Uri Address(string setting, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new UserError($"{setting} is no https address.", Remedy);
}
