using Wizard.Installing;

namespace Wizard.Menus.Lifecycle;

/// <summary>The verbs that only look.</summary>
internal static class LookVerbs
{
    /// <summary>The containers, a line each.</summary>
    public static async Task ContainersAsync(VerbCall call, CancellationToken cancellation)
    {
        var states = await new Installer(call.Session.Machine).ComposeOf(call.Id).ContainersAsync(cancellation).ConfigureAwait(false);
        await call.AnswerAsync($"Containers of {call.Id}", states.Count == 0 ? [$"{call.Id}: not installed"] : ContainerTable.Lines(states), cancellation).ConfigureAwait(false);
    }
}
