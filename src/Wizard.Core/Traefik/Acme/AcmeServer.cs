using Wizard.Settings;

namespace Wizard.Traefik.Acme;

/// <summary>The server that signs Traefik's certificates.</summary>
/// <param name="Kind">The word of TRAEFIK_ACME_CERT_RESOLVER: production, staging or step-ca.</param>
/// <param name="Directory">Where its ACME directory is.</param>
/// <param name="StepCa">The Step-CA that it is; null where it is another one.</param>
public sealed record AcmeServer(string Kind, Uri Directory, StepCaTrust? StepCa)
{
    /// <summary>The word for the Step-CA.</summary>
    public const string OwnAuthority = "step-ca";

    /// <summary>The file in <see cref="AcmeFiles.Folder"/> for its account and certificates. Another authority has another file: Traefik would keep the certificates of the one before until they expire.</summary>
    public string StorageFile
    {
        get
        {
            var port = Directory.IsDefaultPort ? "" : $"-{Directory.Port}";
            return $"{Directory.IdnHost.Replace(':', '-').Trim('[', ']')}{port}{(StepCa is null ? "" : $"-{StepCa.Fingerprint[..8]}")}.json";
        }
    }

    /// <summary>Reads which server is chosen.</summary>
    /// <exception cref="UserError">Its address is none, or the Step-CA is not known.</exception>
    internal static AcmeServer From(Values values, StepCaTrust? stepCa)
    {
        var prefix = $"{values.Catalogue.Prefix}_ACME_CERT_RESOLVER";
        var kind = values[prefix];
        if (kind is "production" or "staging")
        {
            var directory = Address($"{prefix}_{kind.ToUpperInvariant()}", values[$"{prefix}_{kind.ToUpperInvariant()}"]);
            // an imported .env may name the own Step-CA as production: its root has to be trusted all the same
            return new(kind, directory, stepCa is not null && stepCa.Endpoint.Authority == directory.Authority ? stepCa : null);
        }

        if (kind != OwnAuthority) throw new UserError($"{prefix} is no server.", $"Set {prefix} to production, staging or step-ca.");
        if (stepCa is null)
            throw new UserError(
                $"{prefix} is step-ca, but no Step-CA is configured in Traefik.",
                "Run `make traefik config`, then TLS certificates and authorities > Configure certificate authorities (CA).");
        var written = values[$"{prefix}_STEP_CA"];
        return new(kind, written.Length == 0 ? DirectoryOf(stepCa.Endpoint.ToString()) : Address($"{prefix}_STEP_CA", written), stepCa);
    }

    /// <summary>The directory of the provisioner acme (`make step-ca enable-acme`) of a Step-CA.</summary>
    public static Uri DirectoryOf(string endpoint) => new($"{endpoint.TrimEnd('/')}/acme/acme/directory");

    private static Uri Address(string setting, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new UserError($"{setting} is no https address.", $"Set {setting} to the directory of an ACME server, for example https://acme-v02.api.letsencrypt.org/directory.");
}
