using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>Which certificate authority: its address and its fingerprint.</summary>
internal static class AuthorityQuestions
{
    /// <summary>The setting that holds the address.</summary>
    public const string Endpoint = "TRAEFIK_STEP_CA_ENDPOINT";

    /// <summary>The setting that holds the fingerprint.</summary>
    public const string Fingerprint = "TRAEFIK_STEP_CA_FINGERPRINT";

    /// <summary>The setting that holds root and intermediates.</summary>
    public const string Certificates = "TRAEFIK_STEP_CA_CERTIFICATES";

    /// <summary>Asks where it answers.</summary>
    public static Task<string> EndpointAsync(IPrompter prompter, Deployment traefik, string present, CancellationToken cancellation) =>
        SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(Endpoint) with { Required = true }, present, RefusePlainHttp, cancellation);

    /// <summary>Asks for the SHA-256 of its root.</summary>
    public static Task<string> FingerprintAsync(IPrompter prompter, Deployment traefik, string present, CancellationToken cancellation) =>
        SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(Fingerprint) with { Required = true }, present, _ => null, cancellation);

    private static string? RefusePlainHttp(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) ? null : "A Step-CA answers to https only, for example https://ca.example.com.";
}
