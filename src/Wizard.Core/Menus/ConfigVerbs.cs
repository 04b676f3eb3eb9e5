using Wizard.Installing;
using Wizard.Menus.Traefik;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>The verbs that change settings, or say what they mean.</summary>
internal static class ConfigVerbs
{
    /// <summary>Asks the project's questions; Traefik has menus instead.</summary>
    public static async Task ConfigAsync(VerbCall call, CancellationToken cancellation)
    {
        if (ProjectMenus.HasOwnConfiguration(call.Project))
        {
            await new MenuRunner(call.Session).RunAsync(call.FromMenu ? TraefikMenu.Configuration : ProjectMenus.Of(call.Project), cancellation).ConfigureAwait(false);
            return;
        }

        await ChangeAsync(call, (prompter, token) => ConfigFlow.RunAsync(call.Session, call.Project, prompter, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Sets what NAME=VALUE words say; asks where there are none.</summary>
    public static async Task ReconfigureAsync(VerbCall call, CancellationToken cancellation)
    {
        if (call.Assignments.Count == 0)
        {
            await ChangeAsync(call, (prompter, token) => SettingFlow.AnyAsync(call.Session, call.Project, prompter, token), cancellation).ConfigureAwait(false);
            return;
        }

        var deployment = call.Session.Open(call.Project);
        await ReportAsync(call, Assignments.Read(deployment.Catalogue, call.Assignments, deployment).Make(call.Session), cancellation).ConfigureAwait(false);
    }

    /// <summary>Renders into rendered/ and checks; needs no engine.</summary>
    public static async Task RenderAsync(VerbCall call, CancellationToken cancellation)
    {
        var plan = new Planner(call.Session.Machine).Plan(call.Session.Open(call.Project), imageVersion: null);
        var lines = plan.Files.Paths.Select(path => Path.Combine(plan.Deployment.Paths.Rendered, path));
        await call.Session.Prompter.ShowAsync(new($"{call.Id} is rendered and checked:", [.. plan.Warnings, .. lines]), cancellation).ConfigureAwait(false);
    }

    /// <summary>Prints the documented defaults: what a new .env holds.</summary>
    public static Task DistAsync(VerbCall call, CancellationToken cancellation) =>
        call.AnswerAsync($"The defaults of {call.Project}", call.Session.Machine.Store.Library.Catalogue(call.Id.Project).NewEnvFile().TrimEnd('\n').Split('\n'), cancellation);

    /// <summary>Holds a conversation that ends in a change, makes it and tells it.</summary>
    internal static async Task ChangeAsync(VerbCall call, Func<IPrompter, CancellationToken, Task<Change>> flow, CancellationToken cancellation)
    {
        var change = await call.ConverseAsync(flow, cancellation).ConfigureAwait(false);
        await ReportAsync(call, change.Make(call.Session), cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells what was saved. In a menu the values beside its items, and the mark in the title line, say it.</summary>
    internal static Task ReportAsync(VerbCall call, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        if (call.FromMenu) return Task.CompletedTask;
        var title = lines.Count == 0 ? "Nothing changed." : call.Session.DryRun ? "This would be saved:" : "Saved:";
        var next = lines.Count == 0 || call.Session.DryRun || call.Project == ProjectLibrary.Context ? [] : Next(call);
        return call.Session.Prompter.ShowAsync(new(title, [.. lines, .. next]) { IsFarewell = true }, cancellation);
    }

    private static string[] Next(VerbCall call)
    {
        var (planner, deployment) = (new Planner(call.Session.Machine), call.Session.Open(call.Project));
        if (call.Session.Machine.Store.OpenApplied(call.Id) is not null && !planner.Differs(deployment)) return []; // back to what is installed
        // which version of Traefik it is, only the engine may know
        var objection = call.Id == call.Session.Machine.TraefikId ? null : planner.Objection(deployment);
        return objection is null ? [$"To apply: {call.Id.CommandOf("install")}"] : [.. objection.Split('\n').Select(line => $"ATTENTION: an install would refuse this: {line}")];
    }
}
