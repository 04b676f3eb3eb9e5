namespace Wizard.Traefik;

/// <summary>What Traefik's own settings must hold before a service can be behind mutual TLS.</summary>
internal static class MutualTlsGate
{
    /// <summary>The first thing that is missing, or null.</summary>
    public static UserError? RefusalOf(TraefikSettings settings) => RefusalOfVersion(settings) ?? RefusalOfAuthority(settings);

    /// <summary>What is wrong with Traefik's version, or null.</summary>
    public static UserError? RefusalOfVersion(TraefikSettings settings) => settings.Version switch
    {
        null => Refuse(
            "Traefik's version cannot be told from TRAEFIK_IMAGE or the image's version label: mutual TLS needs Traefik 3.7.13 or newer.",
            "Set TRAEFIK_IMAGE to an image whose tag is its version, for example traefik:v3.7.13."),
        { } old when old < TraefikSettings.SafeForMutualTls => Refuse(
            $"TRAEFIK_IMAGE is Traefik {old}, in which mutual TLS can be bypassed.",
            "Set TRAEFIK_IMAGE to Traefik 3.7.13 or newer, for example traefik:v3.7.13."),
        _ => null,
    };

    /// <summary>What is wrong with Traefik's version where people sign in, or null: an older one lets a client say who signed in, by another spelling of the header (CVE-2026-88879).</summary>
    public static UserError? RefusalOfSignIn(TraefikSettings settings) => settings.Version is { } version && version >= StaticConfiguration.KnowsAliasHeaders ? null : Refuse(
        $"TRAEFIK_IMAGE is {(settings.Version is { } old ? $"Traefik {old}" : "a Traefik of an unknown version")}, in which a client could forge who signed in (X_Auth_Request_Email).",
        $"Set TRAEFIK_IMAGE to Traefik {StaticConfiguration.KnowsAliasHeaders} or newer, for example traefik:v{TraefikSettings.SafeForMutualTls}.");

    private static UserError? RefusalOfAuthority(TraefikSettings settings) => settings switch
    {
        { StepCa: null } => Refuse(
            "No Step-CA is configured in Traefik (TRAEFIK_STEP_CA_ENDPOINT, _FINGERPRINT, _CERTIFICATES), so that nobody could sign client certificates.",
            "Run `make traefik config`, then TLS certificates and authorities > Configure certificate authorities (CA)."),
        { StepCa.HasIntermediate: false } => Refuse(
            "TRAEFIK_STEP_CA_CERTIFICATES holds no intermediate certificate, so that clients would be refused.",
            "Run `make traefik config` and choose the certificate authorities again."),
        { ClientProvisioners.Count: 0 } => Refuse(
            "TRAEFIK_STEP_CA_CLIENT_PROVISIONERS is empty, so that no client certificate could enter.",
            "Set TRAEFIK_STEP_CA_CLIENT_PROVISIONERS to the provisioner that signs client certificates, for example admin."),
        _ => null,
    };

    private static UserError Refuse(string what, string mend) => new(what, mend);
}
