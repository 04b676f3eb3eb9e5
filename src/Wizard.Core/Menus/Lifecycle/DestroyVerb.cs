using Wizard.Installing;
using Wizard.Prompting;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT destroy`: uninstall, and every volume with it. It names what is lost, and has the deployment's name typed.</summary>
internal static class DestroyVerb
{
    /// <summary>Names it, asks, does it. Even --yes does not spare the typing; prepared answers can hold it.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        InstanceProtection.Require(call.Session.Open(call.Project));
        var destroyer = new Destroyer(call.Session.Machine);
        var losses = await call.Session.Prompter.LookUpAsync($"what would be lost with {call.Id}", token => destroyer.LossesAsync(call.Id, token), cancellation).ConfigureAwait(false);
        if (losses.IsNothing)
        {
            await call.AnswerAsync($"Destroy {call.Id}", [$"There is nothing of {call.Id} to be destroyed: neither containers nor volumes."], cancellation).ConfigureAwait(false);
            return;
        }

        if (await call.IsOnlyToldAsync(cancellation, losses.Lines).ConfigureAwait(false)) return;
        await call.ConverseAsync((prompter, token) => prompter.AskAsync(Question(call, losses), token), cancellation).ConfigureAwait(false);
        await call.WatchAsync($"Destroy {call.Id}", (log, token) => destroyer.DestroyAsync(call.Id, log, token), cancellation).ConfigureAwait(false);
    }

    private static TextQuestion Question(VerbCall call, Losses losses) => new($"{call.Project}.destroy", $"Destroy {call.Id}? Type its name to do so: {call.Id}")
    {
        Help = string.Join('\n', losses.Lines),
        Refuse = text => text.Trim() == $"{call.Id}" ? null : $"That is not {call.Id}: type the name, or go back, and nothing is destroyed.",
    };
}
