using System.Globalization;
using Wizard.Menus.StepCa;
using Wizard.Pki;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>Which server signs, and how long its certificates live.</summary>
internal static class ServerQuestions
{
    private const int DaysOfLetsEncrypt = 90;
    private const int HoursOfStepCa = 24; // step-ca's own default; the wizard's authority has a setting for it

    private static readonly string[] Needed = [AuthorityQuestions.Endpoint, AuthorityQuestions.Fingerprint, AuthorityQuestions.Certificates];

    /// <summary>Why the Step-CA cannot be chosen; null where it can.</summary>
    public static string? StepCaRefusal(Values traefik) => Needed.All(name => traefik[name].Length > 0)
        ? null
        : "Traefik knows no Step-CA yet: TLS certificates and authorities > Configure certificate authorities (CA).";

    /// <summary>Asks which of Let's Encrypt's servers, and for an e-mail address.</summary>
    public static async Task LetsEncryptAsync(Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var chosen = await prompter.ChooseAsync(new(AcmeNames.Server, $"{AcmeNames.Server}: Which server?", [.. Public(draft)]) { Selected = draft[AcmeNames.Server] == "staging" ? 1 : 0 }, cancellation).ConfigureAwait(false);
        await TakeAsync(chosen, draft, prompter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes the Step-CA: asks where its ACME server is.</summary>
    public static async Task StepCaAsync(Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        draft.With(AcmeNames.Server, AcmeServer.OwnAuthority);
        var setting = draft.Traefik.Catalogue.Require(AcmeNames.StepCaDirectory) with { Required = true };
        var present = draft[AcmeNames.StepCaDirectory] is { Length: > 0 } written ? written : AcmeServer.DirectoryOf(draft[AuthorityQuestions.Endpoint]).ToString();
        draft.With(setting.Name, await SettingQuestion.AskAsync(prompter, setting, present, RefusePlainHttp, cancellation).ConfigureAwait(false));
    }

    /// <summary>Asks which server of all.</summary>
    public static async Task AnyAsync(Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        Option[] options = [.. Public(draft), new("My own Step-CA") { Disabled = StepCaRefusal(draft.Traefik.Values) }];
        var selected = Math.Max(0, Array.IndexOf(["production", "staging", AcmeServer.OwnAuthority], draft[AcmeNames.Server]));
        var chosen = await prompter.ChooseAsync(new(AcmeNames.Server, $"{AcmeNames.Server}: Which server?", options) { Selected = selected }, cancellation).ConfigureAwait(false);
        await TakeAsync(chosen, draft, prompter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks how long certificates live. What stands there is proposed, unless it is another server's.</summary>
    public static async Task DurationAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var isKept = draft.Traefik.Values.Flag(AcmeNames.Enabled) && draft.Traefik.Values[AcmeNames.Server] == draft[AcmeNames.Server];
        var proposal = isKept ? draft[AcmeNames.Duration] : Proposal(session, draft).ToString(CultureInfo.InvariantCulture);
        draft.With(AcmeNames.Duration, await SettingQuestion.AskAsync(prompter, draft.Traefik.Catalogue.Require(AcmeNames.Duration), proposal, _ => null, cancellation).ConfigureAwait(false));
    }

    /// <summary>The policy of the Step-CA of this context, where it is the server that signs; null where another one does.</summary>
    public static CaPolicy? Policy(Session session, Draft draft)
    {
        var authority = session.Open("step-ca");
        var isServer = draft[AcmeNames.Server] == AcmeServer.OwnAuthority && authority.IsConfigured && KnownAuthority.AddressOf(authority.Values) == draft[AuthorityQuestions.Endpoint];
        return isServer ? CaPolicy.From(authority.Values) : null;
    }

    private static IEnumerable<Option> Public(Draft draft) =>
    [
        new("Production") { Value = draft["TRAEFIK_ACME_CERT_RESOLVER_PRODUCTION"] },
        new("Staging: for tries, nobody believes its certificates") { Value = draft["TRAEFIK_ACME_CERT_RESOLVER_STAGING"] },
    ];

    private static async Task TakeAsync(int chosen, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        if (chosen == 2)
        {
            await StepCaAsync(draft, prompter, cancellation).ConfigureAwait(false);
            return;
        }

        draft.With(AcmeNames.Server, chosen == 1 ? "staging" : "production");
        draft.With(AcmeNames.Email, await SettingQuestion.AskAsync(prompter, draft.Traefik.Catalogue.Require(AcmeNames.Email), draft[AcmeNames.Email], _ => null, cancellation).ConfigureAwait(false));
    }

    private static int Proposal(Session session, Draft draft)
    {
        if (draft[AcmeNames.Server] != AcmeServer.OwnAuthority) return DaysOfLetsEncrypt * 24;
        return Policy(session, draft) is { } policy && Durations.TryParse(policy.DefaultDuration, out var duration) ? Math.Max(1, (int)duration.TotalHours) : HoursOfStepCa;
    }

    private static string? RefusePlainHttp(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) ? null : "An ACME server answers to https only, for example https://ca.example.com/acme/acme/directory.";
}
