using Wizard.Menus.StepCa;
using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.Traefik;

/// <summary>Which certificate authorities Traefik trusts, and which Step-CA it takes client certificates of.</summary>
internal static class CertificateAuthorityFlow
{
    private const string Endpoint = AuthorityQuestions.Endpoint;
    private const string Fingerprint = AuthorityQuestions.Fingerprint;
    private const string Certificates = AuthorityQuestions.Certificates;
    private const string Enabled = "TRAEFIK_STEP_CA_ENABLED";
    private const string ZeroCerts = "TRAEFIK_STEP_CA_ZERO_CERTS";

    private static readonly (string Label, string Enabled, string ZeroCerts)[] Modes =
    [
        ("Use the stock list, (alpine: ca-certificates ca-certificates-bundle).", "false", "false"),
        ("Use the stock list, plus add my own root Step-CA certificate.", "true", "false"),
        ("Delete the entire list, and add my own root Step-CA certificate.", "true", "true"),
        ("Delete the entire list.", "false", "true"),
    ];

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open("traefik");
        var question = new ChoiceQuestion("traefik.ca", "How do you want to configure the list of trusted Certificate Authorities (CA)?", [.. Modes.Select(mode => new Option(mode.Label)), new("Cancel / Go back.")])
        {
            Selected = Array.FindIndex(Modes, mode => mode.Enabled == traefik.Values[Enabled] && mode.ZeroCerts == traefik.Values[ZeroCerts]),
        };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        if (chosen == Modes.Length) return Change.None(traefik);
        var mode = Modes[chosen];
        var values = new Dictionary<string, string> { [Enabled] = mode.Enabled, [ZeroCerts] = mode.ZeroCerts };
        if (mode.Enabled == "true") await AddStepCaAsync(session, traefik, values, prompter, cancellation).ConfigureAwait(false);
        return new(traefik, values);
    }

    private static async Task AddStepCaAsync(Session session, Deployment traefik, Dictionary<string, string> values, IPrompter prompter, CancellationToken cancellation)
    {
        var local = await prompter.LookUpAsync("the Step-CA of this context", token => LocalStepCa.FindAsync(session, token), cancellation).ConfigureAwait(false);
        var endpoint = traefik.Values[Endpoint] is { Length: > 0 } known ? known : local?.Endpoint ?? "";
        var fingerprint = traefik.Values[Fingerprint] is { Length: > 0 } print && endpoint != local?.Endpoint ? print : local?.Certificates.Fingerprint ?? traefik.Values[Fingerprint];
        CaCertificates? certificates = null;
        while (certificates is null)
        {
            endpoint = await AuthorityQuestions.EndpointAsync(prompter, traefik, endpoint, cancellation).ConfigureAwait(false);
            fingerprint = await AuthorityQuestions.FingerprintAsync(prompter, traefik, fingerprint, cancellation).ConfigureAwait(false);
            certificates = await TrustAsync(local, endpoint, fingerprint, prompter, cancellation).ConfigureAwait(false);
        }

        (values[Endpoint], values[Fingerprint], values[Certificates]) = (endpoint, fingerprint, certificates.ToSetting());
    }

    private static Task<CaCertificates?> TrustAsync(LocalStepCa? local, string endpoint, string fingerprint, IPrompter prompter, CancellationToken cancellation) =>
        local?.Certificates.Fingerprint == fingerprint
            ? TrustLocalAsync(local, endpoint, prompter, cancellation)
            : TrustRemoteAsync(endpoint, fingerprint, prompter, cancellation);

    // Its certificates were read from its own container: that the endpoint does not answer yet changes nothing in what is trusted.
    private static async Task<CaCertificates?> TrustLocalAsync(LocalStepCa local, string endpoint, IPrompter prompter, CancellationToken cancellation)
    {
        var problem = await prompter.LookUpAsync($"does {endpoint} answer", token => ProblemAsync(endpoint, local.Certificates.Fingerprint, token), cancellation).ConfigureAwait(false);
        if (problem is not null) await prompter.ShowAsync(new("Your root certificate is known. Only its address does not answer yet, as is normal before the first install of Traefik.", [problem.Message, problem.Mend]), cancellation).ConfigureAwait(false);
        return local.Certificates;
    }

    private static async Task<UserError?> ProblemAsync(string endpoint, string fingerprint, CancellationToken cancellation)
    {
        try
        {
            await new StepCaEndpoint(new Uri(endpoint)).FetchAsync(fingerprint, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (UserError problem)
        {
            return problem;
        }
    }

    private static async Task<CaCertificates?> TrustRemoteAsync(string endpoint, string fingerprint, IPrompter prompter, CancellationToken cancellation)
    {
        try
        {
            var found = await prompter.LookUpAsync($"{endpoint} {fingerprint}", token => new StepCaEndpoint(new Uri(endpoint)).FetchAsync(fingerprint, token), cancellation).ConfigureAwait(false);
            var question = new ConfirmQuestion("traefik.ca.trust", "Trust this certificate authority?") { Default = true, Details = [.. found.Describe()] };
            return await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false) ? found : null;
        }
        catch (UserError problem)
        {
            await prompter.ShowAsync(Note.About(problem), cancellation).ConfigureAwait(false);
            return null;
        }
    }
}
