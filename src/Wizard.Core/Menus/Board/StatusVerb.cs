using Wizard.Compose;
using Wizard.Projects;
using Wizard.Status;

namespace Wizard.Menus.Board;

/// <summary>`wizard status` and `make PROJECT status`: what is configured, what was installed, and what runs.</summary>
internal static class StatusVerb
{
    /// <summary>Shows it.</summary>
    /// <exception cref="UserError">Typed on a command line: no engine answered. What the state root says was shown all the same.</exception>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var only = call.Project == ProjectLibrary.Context ? null : call.Id;
        var found = await call.Session.Prompter.LookUpAsync("how the deployments are", token => ReadAsync(call.Session, only, token), cancellation).ConfigureAwait(false);
        var now = call.Session.Clock.GetUtcNow();
        IReadOnlyList<string> lines = call.Session.Json ? StatusJson.Of(found, now)
            : only is not null ? [.. Lines(found[0], only, now)]
            : [.. found.SelectMany((context, index) => Table(context, call.Session.AllContexts, index > 0, now))];
        await call.Session.Prompter.ShowAsync(new($"Status of {only?.ToString() ?? $"{call.Session.Machine.Context}"}", lines) { IsResult = true }, cancellation).ConfigureAwait(false);
        if (!call.FromMenu && found.All(context => context.EngineFault is not null))
            throw new UserError(found.Count == 1 ? found[0].EngineFault! : "No Docker engine answered.", "What is shown is what the settings say; `docker version` shows whether the engine answers.");
    }

    private static async Task<IReadOnlyList<ContextStatus>> ReadAsync(Session session, DeploymentId? only, CancellationToken cancellation)
    {
        if (session.AllContexts) return await AllContexts.ReadAsync(session.Machines, cancellation).ConfigureAwait(false);
        var status = await new StatusReader(session.Machine).ReadAsync(only, Docker.Patience, cancellation).ConfigureAwait(false);
        return [only is null ? status : status with { Deployments = [status.Of(only)] }];
    }

    private static IEnumerable<string> Table(ContextStatus context, bool isNamed, bool isApart, DateTimeOffset now) =>
        [.. isApart ? [""] : Array.Empty<string>(), .. isNamed ? [$"{context.Context}:"] : Array.Empty<string>(), .. StatusTable.Of(context, now)];

    private static IEnumerable<string> Lines(ContextStatus context, DeploymentId id, DateTimeOffset now)
    {
        var status = context.Of(id);
        return
        [
            .. context.EngineFault is { } fault ? new[] { fault } : [],
            .. StatusWords.Lines(status, now).Select((line, index) => index == 0 ? $"{id}: {line}" : $"  {line}"),
            .. status.Containers?.Select(container => $"  {container.Service}: {container.Condition} ({container.Image})") ?? [],
        ];
    }
}
