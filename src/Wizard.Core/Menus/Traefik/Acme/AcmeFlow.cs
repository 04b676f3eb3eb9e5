using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>Whether and from whom Traefik gets its own certificates, and how it proves that the names are its own.</summary>
internal static class AcmeFlow
{
    private const string Title = "How shall Traefik get its own TLS certificates (ACME)?";

    /// <summary>What stands beside the menu item.</summary>
    public static string? Present(Session session)
    {
        var values = session.Open(TraefikMenu.Project).Values;
        if (!values.Flag(AcmeNames.Enabled)) return "off";
        var challenge = values[AcmeNames.Challenge] == "dns" ? $"dns, {values[AcmeNames.Provider]}" : values[AcmeNames.Challenge];
        return $"{values[AcmeNames.Server]}, {challenge}";
    }

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var draft = new Draft(traefik);
        var question = new ChoiceQuestion("traefik.acme", Title,
        [
            new("Not at all: disable ACME."),
            new("From Let's Encrypt (or another public authority)."),
            new("From my own Step-CA.") { Disabled = ServerQuestions.StepCaRefusal(traefik.Values) },
            new("Through ACME-DNS (recommended for private hosts)."),
            new("Cancel / Go back."),
        ])
        {
            Selected = Selected(traefik.Values),
        };
        switch (await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false))
        {
            case 0: return draft.With(AcmeNames.Enabled, "false").ToChange();
            case 1: await PublicAsync(session, draft, prompter, cancellation).ConfigureAwait(false); break;
            case 2: await StepCaAsync(session, draft, prompter, cancellation).ConfigureAwait(false); break;
            case 3: await AcmeDnsAsync(session, draft, prompter, cancellation).ConfigureAwait(false); break;
            default: return Change.None(traefik);
        }

        await ServerQuestions.DurationAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
        await WarnAsync(draft, prompter, cancellation).ConfigureAwait(false);
        return draft.With(AcmeNames.Enabled, "true").ToChange();
    }

    private static int Selected(Values values) => !values.Flag(AcmeNames.Enabled) ? 0
        : values[AcmeNames.Challenge] == "dns" && values[AcmeNames.Provider] == DnsProvider.AcmeDns ? 3
        : values[AcmeNames.Server] == AcmeServer.OwnAuthority ? 2 : 1;

    private static async Task PublicAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        await ServerQuestions.LetsEncryptAsync(draft, prompter, cancellation).ConfigureAwait(false);
        await ChallengeQuestions.AskAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
    }

    private static async Task StepCaAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        await ServerQuestions.StepCaAsync(draft, prompter, cancellation).ConfigureAwait(false);
        await ChallengeQuestions.AskAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
    }

    private static async Task AcmeDnsAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        await ServerQuestions.AnyAsync(draft, prompter, cancellation).ConfigureAwait(false);
        draft.With(AcmeNames.Challenge, "dns").With(AcmeNames.Provider, DnsProvider.AcmeDns);
        await AcmeDnsQuestions.AskAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
    }

    // Told now, and again before each install: it is no fault where a router forwards the port.
    private static async Task WarnAsync(Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var challenge = draft[AcmeNames.Challenge] switch { "http" => AcmeChallenge.Http, "dns" => AcmeChallenge.Dns, _ => AcmeChallenge.Tls };
        List<string> lines = [.. new[] { AcmeWarnings.Port(challenge, draft.Port("WEB"), draft.Port("WEBSECURE")) }.OfType<string>()];
        if (draft[AcmeNames.Domains] is "[]" or "") lines.Add("No certificate is listed yet. Next: TLS certificates and authorities > Configure TLS certificates (make certs).");
        if (lines.Count > 0) await prompter.ShowAsync(new("Before it works:", lines), cancellation).ConfigureAwait(false);
    }
}
