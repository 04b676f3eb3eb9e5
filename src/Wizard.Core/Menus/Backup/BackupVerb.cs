using Wizard.Env;
using Wizard.Projects;
using Wizard.Projects.Backup;
using Wizard.Prompting;

namespace Wizard.Menus.Backup;

/// <summary>`wizard backup FILE`: the state of the context as one encrypted file.</summary>
internal static class BackupVerb
{
    /// <summary>The submenu of the home menu that lists it.</summary>
    public const string Menu = "Backup";

    private static readonly string[] NotInIt =
    [
        "Not in it: what lies in Docker's volumes (the keys of a Step-CA, Traefik's ACME certificates), your own projects in the state root, and other contexts.",
        "Keep the passphrase elsewhere: without it nobody opens the file.",
    ];

    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("backup", "Back up the settings and certificates of this context", RunAsync) { TakesWords = true, Converses = true, ForContext = true, OnlyFor = ProjectLibrary.Context, Menu = Menu };

    /// <summary>Makes a backup.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var (machine, named) = (call.Session.Machine, BackupQuestions.Named(call, "backup"));
        var folder = machine.Store.Root.Context(machine.Context);
        if (StateFolder.Read(folder).Files.Count == 0) throw new UserError($"Nothing is configured in the context {machine.Context}: there is nothing to back up.", "Configure a project first, or name another context with --context.");
        if (call.Session.DryRun)
        {
            await call.Session.Prompter.ShowAsync(new("This would be in the backup:", [.. StateFolder.Read(folder).Files.Select(file => file.Path)]), cancellation).ConfigureAwait(false);
            return;
        }

        var (file, passphrase) = await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, named, token), cancellation).ConfigureAwait(false);
        var lines = passphrase is null ? ["Nothing was written."] : await call.Session.Prompter.LookUpAsync("the state is packed and encrypted", token => Task.Run(() => Write(call, file, passphrase, token), token), cancellation).ConfigureAwait(false);
        await call.Session.Prompter.ShowAsync(new(lines[0], lines[1..]) { IsFarewell = !call.FromMenu }, cancellation).ConfigureAwait(false);
    }

    // no passphrase: the file is there, and stays
    private static async Task<(BackupFile File, string? Passphrase)> AskAsync(VerbCall call, IPrompter prompter, string? named, CancellationToken cancellation)
    {
        var file = await BackupQuestions.NewFileAsync(call, prompter, named, cancellation).ConfigureAwait(false);
        if (File.Exists(file.Path) && !call.Session.Yes && !await prompter.ConfirmAsync(new("backup.overwrite", $"{file.Path} is there already. Replace it?"), cancellation).ConfigureAwait(false)) return (file, null);
        return (file, await BackupQuestions.NewPassphraseAsync(prompter, cancellation).ConfigureAwait(false));
    }

    private static string[] Write(VerbCall call, BackupFile file, string passphrase, CancellationToken cancellation)
    {
        var (root, context) = (call.Session.Machine.Store.Root, call.Session.Machine.Context);
        var state = Read(root.Context(context), cancellation);
        file.Write(new(context, state.Files), passphrase);
        string[] leftOut = state.LeftOut.Count == 0 ? [] : [$"Left out, because the state root has no such files: {string.Join(", ", state.LeftOut)}."];
        return [$"{state.Files.Count} files of the context {context} are in {file.Path}.", .. leftOut, .. NotInIt, $"`gpg --decrypt {file.Path} | tar tz` lists it; `wizard restore {file.Path}` brings it back."];
    }

    private static StateFolder Read(string folder, CancellationToken cancellation)
    {
        using var writer = WriterLock.Acquire(folder, DeploymentStore.LockPatience, cancellation);
        return StateFolder.Read(folder);
    }
}
