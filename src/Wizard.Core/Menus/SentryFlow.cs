using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>Who may enter an application: everybody, users with a password, people who signed in elsewhere, or clients with a certificate of the Step-CA.</summary>
internal static class SentryFlow
{
    private const string Title = "Do you want to enable sentry authorization in front of this app (effectively making the entire site private)?";
    private const string NoStepCa = "Traefik knows no Step-CA yet: `make traefik config` > Config > TLS certificates and authorities > Configure certificate authorities (CA).";

    private static readonly string[] StepCa = ["TRAEFIK_STEP_CA_ENDPOINT", "TRAEFIK_STEP_CA_FINGERPRINT", "TRAEFIK_STEP_CA_CERTIFICATES"];

    private delegate Task<Change> Ask(CancellationToken cancellation);

    /// <summary>Asks, and adds the answer to the change.</summary>
    public static async Task<Change> RunAsync(Session session, Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var present = change.Deployment.Values;
        var knowsOAuth2 = names.KnowsOAuth2(change.Deployment.Catalogue);
        List<(Option Option, bool Selected, Ask RunAsync)> answers =
        [
            (new("No"), false, _ => Task.FromResult(With(change, names, []))),
            (new("Yes, with HTTP Basic Authentication"), present[names.HttpAuth].Length > 0, token => BasicAsync(change, names, prompter, token)),
            .. knowsOAuth2 ? new (Option, bool, Ask)[] { (new("Yes, with Oauth2") { Disabled = OAuth2Flow.Refusal(session, change) }, present.Flag(names.OAuth2), token => OAuth2Async(session, change, names, prompter, token)) } : [],
            (new("Yes, with Mutual TLS (mTLS)") { Disabled = KnowsStepCa(session) ? null : NoStepCa }, present.Flag(names.MtlsAuth), token => MutualTlsAsync(change, names, prompter, token)),
        ];
        var question = new ChoiceQuestion($"{names.Prefix}_SENTRY", Title, [.. answers.Select(answer => answer.Option)]) { Selected = Math.Max(0, answers.FindLastIndex(answer => answer.Selected)) };
        return await answers[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)].RunAsync(cancellation).ConfigureAwait(false);
    }

    private static bool KnowsStepCa(Session session)
    {
        var traefik = session.Open("traefik").Values;
        return StepCa.All(name => traefik[name].Length > 0);
    }

    private static async Task<Change> BasicAsync(Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var users = await new BasicUsersFlow(change.Deployment, names.HttpAuth, prompter).RunAsync(cancellation).ConfigureAwait(false);
        return With(change, names, [(names.HttpAuth, users.Value)]) with { KeptPasswords = users.Kept };
    }

    private static async Task<Change> OAuth2Async(Session session, Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var group = await OAuth2Flow.GroupAsync(session, change, names, prompter, cancellation).ConfigureAwait(false);
        return With(change, names, [(names.OAuth2, "true"), (names.AuthorizedGroup, group)]);
    }

    private static async Task<Change> MutualTlsAsync(Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var setting = change.Deployment.Catalogue.Require(names.AuthorizedCerts);
        var present = change.Deployment.Values;
        var allowed = present.Flag(names.AllowAll) ? present[names.AuthorizedCerts] : present.Proposal(names.AuthorizedCerts);
        var everybody = false;
        do
        {
            allowed = await SettingQuestion.AskAsync(prompter, setting, allowed, _ => null, cancellation).ConfigureAwait(false);
            everybody = AdmitsNobody(allowed) && await IsEverybodyMeantAsync(names, allowed, prompter, cancellation).ConfigureAwait(false);
        }
        while (AdmitsNobody(allowed) && !everybody);

        return With(change, names, [(names.MtlsAuth, "true"), (names.AuthorizedCerts, allowed), (names.AllowAll, everybody ? "true" : "false")]);
    }

    private static bool AdmitsNobody(string allowed) => ClientNames.Parse(allowed.Split(',')).Admitted.Count == 0;

    private static Task<bool> IsEverybodyMeantAsync(SentrySettings names, string exclusions, IPrompter prompter, CancellationToken cancellation)
    {
        var (which, how) = exclusions.Length == 0 ? ("every", "Blank") : ("every other", "Yes");
        return prompter.ConfirmAsync(new(names.AllowAll, $"Let in {which} client certificate?")
        {
            Details = [$"{how} lets in {which} certificate that this Step-CA has signed for a client, whatever its name,", $"now and in the future. It is written to .env as {names.AllowAll}=true."],
        }, cancellation);
    }

    /// <summary>One gate is open: the others are taken away.</summary>
    private static Change With(Change change, SentrySettings names, (string Name, string Value)[] gate)
    {
        var all = new Dictionary<string, string>(change.Values) { [names.HttpAuth] = "", [names.MtlsAuth] = "false" };
        if (names.KnowsOAuth2(change.Deployment.Catalogue)) all[names.OAuth2] = "false";
        foreach (var (name, value) in gate) all[name] = value;
        return change with { Values = all };
    }
}
