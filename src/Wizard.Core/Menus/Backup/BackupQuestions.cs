using System.Globalization;
using Wizard.Projects.Backup;
using Wizard.Prompting;

namespace Wizard.Menus.Backup;

/// <summary>The questions about backups.</summary>
internal static class BackupQuestions
{
    /// <summary>The file that was named on the command line; null where none was.</summary>
    /// <exception cref="UsageError">More than one was.</exception>
    public static string? Named(VerbCall call, string verb) => call.Words.Count <= 1
        ? call.Words.ElementAtOrDefault(0)
        : throw new UsageError($"{verb} takes one file.", $"Type `wizard {verb} FILE`.");

    /// <summary>Where a new backup goes.</summary>
    /// <exception cref="UserError">It cannot go where the command line says.</exception>
    public static async Task<BackupFile> NewFileAsync(VerbCall call, IPrompter prompter, string? named, CancellationToken cancellation)
    {
        if (named is not null) return new BackupFile(named).Refusal() is { } refusal ? throw new UserError(refusal, "Correct the path.") : new(named);
        var date = call.Session.Clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var question = new TextQuestion("backup.file", "Enter the path of the file to write")
        {
            Initial = $"{call.Session.Machine.Context}-{date}.backup",
            Refuse = text => new BackupFile(text).Refusal(),
        };
        return new(await prompter.AskAsync(question, cancellation).ConfigureAwait(false));
    }

    /// <summary>Which backup is restored.</summary>
    public static async Task<BackupFile> FileAsync(IPrompter prompter, string? named, CancellationToken cancellation)
    {
        if (named is not null) return Missing(named) is { } missing ? throw new UserError(missing, "Correct the path.") : new(named);
        return new(await prompter.AskAsync(new("restore.file", "Enter the path of the backup") { Refuse = Missing }, cancellation).ConfigureAwait(false));

        static string? Missing(string text) => File.Exists(text) ? null : $"There is no file {text}.";
    }

    /// <summary>A passphrase for a new backup, typed twice.</summary>
    public static async Task<string> NewPassphraseAsync(IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion("backup.passphrase", "Enter a passphrase to encrypt the backup:") { Secret = true, Refuse = Refuse };
        var passphrase = await prompter.AskAsync(question, cancellation).ConfigureAwait(false);
        var again = new TextQuestion("backup.passphrase.again", "Please enter it again:") { Secret = true, Refuse = text => text == passphrase ? null : "The two differ: enter the same passphrase again, or go back to the first." };
        await prompter.AskAsync(again, cancellation).ConfigureAwait(false);
        return passphrase;

        static string? Refuse(string text) => text.Length >= BackupFile.ShortestPassphrase ? null
            : $"Passwords and keys are in the backup: enter at least {BackupFile.ShortestPassphrase} characters; six words are better.";
    }

    /// <summary>Opens a backup with its passphrase, which is asked for until it is right.</summary>
    public static async Task<StateArchive> OpenAsync(IPrompter prompter, BackupFile file, CancellationToken cancellation)
    {
        while (true)
        {
            var passphrase = await prompter.AskAsync(new("restore.passphrase", $"Enter the passphrase of {file.Path}:") { Secret = true }, cancellation).ConfigureAwait(false);
            var archive = await prompter.LookUpAsync(new Lookup("the backup is decrypted") { Key = $"{file.Path}\n{passphrase}" }, token => Task.Run(() => file.Open(passphrase), token), cancellation).ConfigureAwait(false);
            if (archive is not null) return archive;
            await prompter.ShowAsync(Note.About(new($"That is not the passphrase of {file.Path}.", "Enter the one that it was made with.")), cancellation).ConfigureAwait(false);
        }
    }
}
