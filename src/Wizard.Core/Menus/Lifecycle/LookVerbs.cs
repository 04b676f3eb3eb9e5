using Wizard.Installing;

namespace Wizard.Menus.Lifecycle;

/// <summary>The verbs that only look.</summary>
internal static class LookVerbs
{
    /// <summary>Which containers there are and how they are.</summary>
    public static async Task StatusAsync(VerbCall call, CancellationToken cancellation)
    {
        var machine = call.Session.Machine;
        var deployment = call.Session.Open(call.Project);
        var states = await new Installer(machine).ComposeOf(call.Id).StateAsync(cancellation).ConfigureAwait(false);
        string[] lines =
        [
            .. states.Count == 0 ? [$"{call.Id}: not installed"] : states.Select(state => $"{state.Service}: {state.Status} ({state.Image})"),
            .. new Planner(machine).Differs(deployment) ? new[] { $"What runs is not what is configured: {call.Id.CommandOf("install")}" } : [],
        ];
        await ShowAsync(call, $"Status of {call.Id}", lines, cancellation).ConfigureAwait(false);
    }

    /// <summary>The containers, a line each.</summary>
    public static async Task ContainersAsync(VerbCall call, CancellationToken cancellation)
    {
        var states = await new Installer(call.Session.Machine).ComposeOf(call.Id).StateAsync(cancellation).ConfigureAwait(false);
        await call.AnswerAsync($"Containers of {call.Id}", states.Count == 0 ? [$"{call.Id}: not installed"] : ContainerTable.Lines(states), cancellation).ConfigureAwait(false);
    }

    private static Task ShowAsync(VerbCall call, string title, IReadOnlyList<string> lines, CancellationToken cancellation) =>
        call.Session.Prompter.ShowAsync(new(title, lines) { IsResult = true }, cancellation);
}
