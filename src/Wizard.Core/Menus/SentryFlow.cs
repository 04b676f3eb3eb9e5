using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>Who may enter an application: everybody, users with a password, or clients with a certificate of the Step-CA.</summary>
internal static class SentryFlow
{
    private const string Title = "Do you want to enable sentry authorization in front of this app (effectively making the entire site private)?";
    private const string NoStepCa = "Traefik knows no Step-CA yet: `make traefik config` > Config > TLS certificates and authorities > Configure certificate authorities (CA).";

    private static readonly string[] StepCa = ["TRAEFIK_STEP_CA_ENDPOINT", "TRAEFIK_STEP_CA_FINGERPRINT", "TRAEFIK_STEP_CA_CERTIFICATES"];

    /// <summary>Asks, and adds the answer to the change.</summary>
    public static async Task<Change> RunAsync(Session session, Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var present = change.Deployment.Values;
        var question = new ChoiceQuestion($"{names.Prefix}_SENTRY", Title,
        [
            new("No"),
            new("Yes, with HTTP Basic Authentication"),
            new("Yes, with Mutual TLS (mTLS)") { Disabled = KnowsStepCa(session) ? null : NoStepCa },
        ])
        {
            Selected = present.Flag(names.MtlsAuth) ? 2 : present[names.HttpAuth].Length > 0 ? 1 : 0,
        };
        return await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false) switch
        {
            1 => With(change, (await BasicUsersFlow.RunAsync(change, names, prompter, cancellation).ConfigureAwait(false)), (names.MtlsAuth, "false")),
            2 => With(change, await MutualTlsAsync(change, names, prompter, cancellation).ConfigureAwait(false)),
            _ => With(change, [(names.HttpAuth, ""), (names.MtlsAuth, "false")]),
        };
    }

    private static bool KnowsStepCa(Session session)
    {
        var traefik = session.Open("traefik").Values;
        return StepCa.All(name => traefik[name].Length > 0);
    }

    private static async Task<(string, string)[]> MutualTlsAsync(Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
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

        return [(names.MtlsAuth, "true"), (names.HttpAuth, ""), (names.AuthorizedCerts, allowed), (names.AllowAll, everybody ? "true" : "false")];
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

    private static Change With(Change change, BasicUsers users, params (string, string)[] values) =>
        With(change, [.. values, (users.Name, users.Value)]) with { KeptPasswords = users.Kept };

    private static Change With(Change change, (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string>(change.Values);
        foreach (var (name, value) in values) all[name] = value;
        return change with { Values = all };
    }
}
