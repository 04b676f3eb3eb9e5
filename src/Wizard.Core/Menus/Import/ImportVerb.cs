using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.Import;

/// <summary>`wizard import FILE...`: takes over .env files of d.rymcg.tech, and reports by line what it does not.</summary>
internal static class ImportVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("import", "Import an .env file of d.rymcg.tech", RunAsync) { TakesWords = true, Converses = true, ForContext = true };

    /// <summary>Imports the files that are named; asks for one where none is.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var paths = call.Words.Count > 0 ? call.Words : [await call.ConverseAsync(AskAsync, cancellation).ConfigureAwait(false)];
        // all are read before the first one is taken over
        var plans = paths.Select(path => PlanOf(call, path)).ToList();
        foreach (var plan in plans) await TakeAsync(call, plan, cancellation).ConfigureAwait(false);
    }

    private static Task<string> AskAsync(IPrompter prompter, CancellationToken cancellation) =>
        prompter.AskAsync(new("import.file", "Enter the path of the file (.env_CONTEXT_INSTANCE)") { Refuse = text => File.Exists(text) ? null : $"There is no file {text}." }, cancellation);

    private static ImportPlan PlanOf(VerbCall call, string path)
    {
        var (file, session) = (ImportedFile.Read(path), call.Session);
        var project = file.Project(session.Machine.Store.Library);
        if (call.Project != ProjectLibrary.Context && project.Value != call.Project)
            throw new UserError($"{path} is a file of {project}, not of {call.Project}.", $"To take it over: wizard import {path}");
        // a menu says in its title line which deployment it is about
        var (context, instance) = call.FromMenu ? (session.Machine.Context, session.Id(project.Value).Instance) : file.Place(session.NamedContext, session.NamedInstance);
        var id = new DeploymentId(context, project, instance);
        if (project == session.Machine.TraefikId.Project && !instance.IsDefault && !call.FromMenu)
            throw new UserError($"{path} is of the instance {instance}: there is one Traefik for each context.", "To take it over as that one: --instance default");
        return new ImportPlanner(file, session.Machine.Store.Open(call.FromMenu ? session.Id(project.Value) : id)).Plan();
    }

    private static async Task TakeAsync(VerbCall call, ImportPlan plan, CancellationToken cancellation)
    {
        var (deployment, prompter) = (plan.Change.Deployment, call.Session.Prompter);
        var lines = plan.Change.Make(call.Session with { DryRun = true });
        await prompter.ShowAsync(new($"{plan.File.Path}: {deployment.Id} in the context {deployment.Id.Context}", Report(plan)), cancellation).ConfigureAwait(false);
        if (deployment.IsConfigured && lines.Count == 0) await EndAsync("Nothing changed.").ConfigureAwait(false);
        else if (call.Session.DryRun) await EndAsync("This would be saved:", lines).ConfigureAwait(false);
        else if (!await AgreedAsync(call, plan, lines, cancellation).ConfigureAwait(false)) await EndAsync("Nothing was changed.").ConfigureAwait(false);
        else await EndAsync("Saved:", [.. plan.Change.Make(call.Session), $"To apply: {deployment.Id.CommandOf("install")}"]).ConfigureAwait(false);

        Task EndAsync(string title, params IReadOnlyList<string> what) => prompter.ShowAsync(new(title, what) { IsFarewell = !call.FromMenu }, cancellation);
    }

    private static IReadOnlyList<string> Report(ImportPlan plan) => plan.Left.Count == 0 ? ["All of it is taken over."] : ["Not taken over:", .. plan.Left];

    // What was closed must not become open without a yes of its own: --yes stands for the rest.
    private static async Task<bool> AgreedAsync(VerbCall call, ImportPlan plan, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        var (id, prompter) = (plan.Change.Deployment.Id, call.Session.Prompter);
        string[] opens = [.. plan.Opens, .. Opened(plan.Change)];
        if (opens.Length > 0 && !await prompter.ConfirmAsync(new("import.open", $"{id} may become open to more people than it was. Take over the rest all the same?") { Details = opens }, cancellation).ConfigureAwait(false)) return false;
        return !plan.Change.Deployment.IsConfigured || call.Session.Yes
            || await prompter.ConfirmAsync(new("import.overwrite", $"{id} is configured already. Change it?") { Details = lines }, cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<string> Opened(Change change)
    {
        var document = change.Values.Aggregate(change.Deployment.File.Document, (all, value) => all.With(value.Key, value.Value));
        var after = change.Deployment with { File = change.Deployment.File with { Document = document } };
        return ProtectionCheck.IsClosed(change.Deployment) && !ProtectionCheck.IsClosed(after)
            ? [$"{change.Deployment.Id} asks for a certificate, a sign-in or a password now, and would ask for none."]
            : [];
    }
}
