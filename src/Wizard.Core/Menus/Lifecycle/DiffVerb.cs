using Wizard.Installing;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT diff`: what is configured, rendered, shipped and running, and where they differ.</summary>
internal static class DiffVerb
{
    /// <summary>Shows it.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var sections = await call.Session.Prompter.LookUpAsync($"what differs at {call.Id}", token => new Differences(call.Session.Machine).OfAsync(call.Id, token), cancellation).ConfigureAwait(false);
        IReadOnlyList<string> lines = sections.All(section => section.Lines.Count == 0)
            ? [$"{call.Id}: nothing differs. What is configured is rendered, shipped and runs."]
            : [.. sections.SelectMany(section => section.Shown), .. sections.Any(section => section.IsMendedByInstall) ? new[] { $"To apply: {call.Id.CommandOf("install")}" } : []];
        await call.AnswerAsync($"Differences of {call.Id}", lines, cancellation).ConfigureAwait(false);
    }
}
