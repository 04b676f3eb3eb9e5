using Wizard.Installing;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>The verbs that only look.</summary>
internal static class LookVerbs
{
    /// <summary>The log as it grows.</summary>
    public static Task LogsAsync(VerbCall call, CancellationToken cancellation) =>
        call.Session.Prompter.WatchAsync(new Job($"Logs of {call.Id}", (log, token) => new Installer(call.Session.Machine).ComposeOf(call.Id).FollowLogsAsync(log, token)) { IsResult = true }, cancellation);

    /// <summary>The log so far.</summary>
    public static async Task LogsOutAsync(VerbCall call, CancellationToken cancellation)
    {
        var log = await new Installer(call.Session.Machine).ComposeOf(call.Id).LogsAsync(null, null, cancellation).ConfigureAwait(false);
        await ShowAsync(call, $"Logs of {call.Id}", log.TrimEnd('\n').Split('\n'), cancellation).ConfigureAwait(false);
    }

    private static Task ShowAsync(VerbCall call, string title, IReadOnlyList<string> lines, CancellationToken cancellation) =>
        call.Session.Prompter.ShowAsync(new(title, lines) { IsResult = true }, cancellation);
}
