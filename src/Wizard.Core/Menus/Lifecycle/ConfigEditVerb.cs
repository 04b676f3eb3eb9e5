using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT config-edit`: the .env in the user's editor. The file itself is written only when the edit was checked and agreed to.</summary>
internal static class ConfigEditVerb
{
    /// <summary>Edits, checks, shows, saves.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var editor = Editor.Find(call.Session.Environment);
        var (deployment, fault) = Opened(call);
        var path = deployment.Paths.EnvFile;
        if (await call.IsOnlyToldAsync(cancellation, $"A copy of {path} is opened with {editor}.", "What it holds then is checked, shown and saved.").ConfigureAwait(false)) return;
        call.Locate();
        var draft = new EnvDraft(deployment.File);
        var goesOn = draft.HasRejected && await GoesOnAsync(call, draft, cancellation).ConfigureAwait(false);
        if (!await EditAsync(call, draft, editor, goesOn, cancellation).ConfigureAwait(false))
        {
            await call.Session.Prompter.ShowAsync(new("Nothing changed.", []) { IsFarewell = !call.FromMenu }, cancellation).ConfigureAwait(false);
            return;
        }

        var (change, lines) = Checked(call, draft, () => Edited(call.Session, deployment, draft.Read(), goesOn));
        if (!await AgreedAsync(call, [.. fault, .. lines], draft, cancellation).ConfigureAwait(false)) return;
        Checked(call, draft, () =>
        {
            change.Save(call.Session);
            draft.RemoveRejected();
            return true;
        });
        await ConfigVerbs.ReportAsync(call, lines, cancellation).ConfigureAwait(false);
    }

    // An edit that was begun before is an older version, as one that is undone to; in a new one somebody may mean it.
    private static (DocumentChange Change, IReadOnlyList<string> Lines) Edited(Session session, Deployment deployment, Env.EnvDocument document, bool goesOn)
    {
        var revoked = Undoing.Revoked(session, deployment, document);
        var older = goesOn && revoked.Count > 0 ? Undoing.To(session, deployment, document) : null;
        var change = older?.Change ?? new DocumentChange(deployment, document);
        change.RequireNoFaults();
        return (change, older?.Lines ?? [.. revoked.Select(name => $"ATTENTION: {name} was revoked, and is admitted again."), .. change.Lines]);
    }

    // A file with a syntax error is what an editor is for.
    private static (Deployment Deployment, IReadOnlyList<string> Fault) Opened(VerbCall call)
    {
        try
        {
            return (call.Session.Open(call.Project), []);
        }
        catch (UserError error)
        {
            return (call.Session.Machine.Store.OpenToMend(call.Id), [$"Before this edit: {error.Message}", "What differs from the defaults:"]);
        }
    }

    // True where there is an edit that differs from the file.
    private static async Task<bool> EditAsync(VerbCall call, EnvDraft draft, Editor editor, bool goesOn, CancellationToken cancellation)
    {
        try
        {
            draft.Begin(goesOn);
            var code = await call.Session.Prompter.HandOverAsync(
                new($"{editor} edits the settings of {call.Id}.", (_, token) => call.Session.Programs.RunOnTerminalAsync(editor.Call(draft.Copy, call.Session.Environment), token)), cancellation).ConfigureAwait(false);
            if (code != 0) throw new UserError($"{editor} ended with exit code {code}: nothing was changed.", "Look whether VISUAL or EDITOR names the editor that you want, and edit again.");
            return File.Exists(draft.Copy) ? draft.Keep() : throw new UserError($"{editor} left no file behind: nothing was changed.", "Save the file in the editor, under its own name.");
        }
        finally
        {
            draft.RemoveCopy();
        }
    }

    private static Task<bool> GoesOnAsync(VerbCall call, EnvDraft draft, CancellationToken cancellation) =>
        call.Session.Prompter.ConfirmAsync(new($"{call.Project}.config-edit.go-on", "Go on with the edit that was not saved?")
        {
            Details = draft.IsOutrun ? [$"It is in {draft.Rejected}.", "The settings were changed since: to go on would take that back."] : [$"It is in {draft.Rejected}."],
            Default = !draft.IsOutrun,
        }, cancellation);

    // Whatever is wrong with it, the edit is not lost.
    private static T Checked<T>(VerbCall call, EnvDraft draft, Func<T> check)
    {
        try
        {
            return check();
        }
        catch (UserError error)
        {
            throw new UserError(error.Message, $"Nothing was changed; your edit is kept in {draft.Rejected}. To mend it: {call.Id.CommandOf("config-edit")}", error);
        }
    }

    private static async Task<bool> AgreedAsync(VerbCall call, IReadOnlyList<string> lines, EnvDraft draft, CancellationToken cancellation)
    {
        if (call.Session.Yes) return true;
        try
        {
            var question = new ConfirmQuestion($"{call.Project}.agree", $"Save these changes of {call.Id}?") { Details = lines, Default = true };
            if (await call.Session.Prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false)) return true;
        }
        catch (StepBackException)
        {
            // as no: there is nothing before the editor to go back to
        }

        await call.Session.Prompter.ShowAsync(new("Nothing was changed.", [$"Your edit is kept in {draft.Rejected}."]) { IsFarewell = !call.FromMenu }, cancellation).ConfigureAwait(false);
        return false;
    }
}
