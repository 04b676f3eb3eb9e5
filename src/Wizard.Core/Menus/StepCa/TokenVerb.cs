using Wizard.Pki.Api;
using Wizard.Pki.Jose;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>`make step-ca token`: lets another machine ask for one certificate, without the password.</summary>
internal static class TokenVerb
{
    /// <summary>Asks, and shows the token alone.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var token = await call.ConverseAsync((prompter, stop) => AskAsync(call.Session, prompter, stop), cancellation).ConfigureAwait(false);
        await call.AnswerAsync($"A one-time token: good for one certificate, within {OneTimeToken.Lifetime.TotalMinutes:0} minutes (step ca certificate NAME NAME.crt NAME.key --token ...)", [token.Text], cancellation).ConfigureAwait(false);
    }

    private static async Task<OneTimeToken> AskAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var authority = await prompter.LookUpAsync("the certificate authority", token => KnownAuthority.FindAsync(session, token), cancellation).ConfigureAwait(false);
        var provisioners = await prompter.LookUpAsync($"{authority.Trust.Address} says who signs", token => new StepCaClient(authority.Trust, session.Clock).ProvisionersAsync(token), cancellation).ConfigureAwait(false);
        var name = await NameQuestions.CommonNameAsync(prompter, authority.Policy, cancellation).ConfigureAwait(false);
        var others = await NameQuestions.OtherNamesAsync(prompter, authority.Policy, [], cancellation).ConfigureAwait(false);
        var provisioner = await ProvisionerQuestions.ChooseAsync(prompter, provisioners, cancellation).ConfigureAwait(false);
        using var key = (await ProvisionerQuestions.UnlockAsync(prompter, provisioner, cancellation).ConfigureAwait(false)).Key;
        return OneTimeToken.ForSigning(key, authority.Trust, name, others.Prepend(name).Distinct(), session.Clock.GetUtcNow());
    }
}
