using System.Globalization;
using Wizard.Env;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT undo`: back to an earlier version of the settings. It is a change like any other, and can be undone itself.</summary>
internal static class UndoVerb
{
    /// <summary>Asks which version, checks it, shows what changes, saves it.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var undoing = await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        undoing.Again(call.Session).Change.Save(call.Session);
        await ConfigVerbs.ReportAsync(call, undoing.Lines, cancellation).ConfigureAwait(false);
    }

    private static async Task<Undoing> AskAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = call.Session.Machine.Store.OpenToMend(call.Id);
        var versions = Versions(call.Session, deployment);
        if (versions.Count == 0) throw new UserError($"There is no earlier version of the settings of {call.Id}.", "Every change keeps the version before it; nothing was changed yet.");
        var question = new ChoiceQuestion($"{call.Project}.undo", "To which version of the settings do you want to go back?", [.. versions.Select(version => version.Option)]);
        var chosen = versions[call is { FromMenu: false, Session.Yes: true } ? 0 : await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
        var undoing = chosen.Undoing ?? throw chosen.Refusal!;
        undoing.Change.RequireNoFaults();
        if (call.Session.Yes || call.Session.DryRun || await prompter.ConfirmAsync(new($"{call.Project}.agree", $"Go back to {chosen.Option.Label}?") { Details = undoing.Lines, Default = true }, cancellation).ConfigureAwait(false)) return undoing;
        throw new OperationCanceledException();
    }

    // the newest first, without those that are what is there now
    private static List<Version> Versions(Session session, Deployment deployment) =>
        [.. History.List(deployment.Paths.History).Where(version => File.ReadAllText(version.Path) != deployment.File.Document.ToString()).Select(version => Read(session, deployment, version.Time, version.Path))];

    private static Version Read(Session session, Deployment deployment, DateTimeOffset time, string path)
    {
        var option = new Option($"before {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}");
        try
        {
            var undoing = Undoing.To(session, deployment, EnvDocument.Parse(File.ReadAllText(path), deployment.Paths.EnvFile));
            var others = undoing.Change.Lines.Count - 1;
            return new(option with { Value = undoing.Change.Lines[0] + (others > 0 ? $", and {others} more" : "") }, undoing, null);
        }
        catch (UserError error)
        {
            return new(option with { Disabled = error.Message }, null, error);
        }
    }

    private sealed record Version(Option Option, Undoing? Undoing, UserError? Refusal);
}
