using Wizard.Env;
using Wizard.Projects;
using Wizard.Projects.Backup;
using Wizard.Prompting;

namespace Wizard.Menus.Backup;

/// <summary>`wizard restore FILE`: brings the state of a backup back into the context that it was taken from, or into another one that is named.</summary>
internal static class RestoreVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("restore", "Restore a backup", RunAsync) { TakesWords = true, Converses = true, ForContext = true, OnlyFor = ProjectLibrary.Context, Menu = BackupVerb.Menu };

    /// <summary>Restores a backup.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var named = BackupQuestions.Named(call, "restore");
        var (archive, restoration, said) = await call.ConverseAsync((prompter, token) => PlanAsync(call, prompter, named, token), cancellation).ConfigureAwait(false);
        var lines = said ?? CarryOut(call, archive, restoration.Plan, cancellation);
        await call.Session.Prompter.ShowAsync(new(lines[0], lines[1..]) { IsFarewell = !call.FromMenu }, cancellation).ConfigureAwait(false);
    }

    // what is said where nothing is to be done
    private static async Task<(StateArchive Archive, Restoration Restoration, string[]? Said)> PlanAsync(VerbCall call, IPrompter prompter, string? named, CancellationToken cancellation)
    {
        var file = await BackupQuestions.FileAsync(prompter, named, cancellation).ConfigureAwait(false);
        var archive = await BackupQuestions.OpenAsync(prompter, file, cancellation).ConfigureAwait(false);
        RequireContext(call, file, archive.Context);
        var restoration = Restoration.Of(call.Session, archive);
        if (restoration.Plan.Steps.Count == 0) return (archive, restoration, ["Nothing was changed: all settings, keys and certificates of the backup are here as they are there."]);
        if (call.Session.DryRun) return (archive, restoration, ["This would be restored:", .. restoration.Remarks, .. restoration.Plan.Lines]);
        return (archive, restoration, await AgreedAsync(call, prompter, restoration, archive.Context, cancellation).ConfigureAwait(false) ? null : ["Nothing was changed."]);
    }

    private static void RequireContext(VerbCall call, BackupFile file, ContextName taken)
    {
        var here = call.Session.Machine.Context;
        if (taken == here || call.Session.NamedContext is not null) return;
        throw new UserError($"{file.Path} is a backup of the context {taken}, and this is {here}. Nothing was written.", $"Name the one that it shall go to: wizard restore {file.Path} --context {taken} (or --context {here}).");
    }

    // what is newer here is lost: that wants a yes of its own, --yes stands for the rest
    private static async Task<bool> AgreedAsync(VerbCall call, IPrompter prompter, Restoration restoration, ContextName taken, CancellationToken cancellation)
    {
        var here = call.Session.Machine.Context;
        string[] newer = [.. restoration.Plan.Newer.Select(step => $"{step}")];
        if (newer.Length > 0 && !await prompter.ConfirmAsync(new("restore.newer", "These are newer here than in the backup. Replace them all the same?") { Details = newer }, cancellation).ConfigureAwait(false)) return false;
        string[] details = [.. taken == here ? Array.Empty<string>() : [$"The backup is of the context {taken}; it goes to {here}."], .. restoration.Remarks, .. restoration.Plan.Lines];
        if (!call.Session.Yes) return await prompter.ConfirmAsync(new("restore.agree", $"Restore this in the context {here}?") { Details = details }, cancellation).ConfigureAwait(false);
        await prompter.ShowAsync(new("What this does:", details), cancellation).ConfigureAwait(false);
        return true;
    }

    private static string[] CarryOut(VerbCall call, StateArchive archive, RestorePlan agreed, CancellationToken cancellation)
    {
        var store = call.Session.Machine.Store;
        using var writer = WriterLock.Acquire(agreed.Folder, DeploymentStore.LockPatience, cancellation);
        if (!Restoration.Of(call.Session, archive).Plan.IsAs(agreed)) throw new UserError("The state was changed by somebody else meanwhile; nothing was written.", "Do it again: it is read anew then.");
        agreed.CarryOut(store.Clock.GetUtcNow());
        return
        [
            $"Restored: {agreed.Steps.Count} {(agreed.Steps.Count == 1 ? "file" : "files")} of the context {call.Session.Machine.Context}.",
            "What runs is as it was, and Docker's volumes are no part of a backup. To bring what runs to these settings, install each project again.",
        ];
    }
}
