using Wizard.Compose;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Lifecycle;

/// <summary>What the containers of a project print, of all its services or of one; line by line, so that a log of any length can be seen.</summary>
internal static class LogVerbs
{
    /// <summary>The log as it grows.</summary>
    public static Task FollowAsync(VerbCall call, CancellationToken cancellation) =>
        StreamAsync(call, (compose, service, log, token) => compose.FollowLogsAsync(service, log, token), cancellation);

    /// <summary>The log so far.</summary>
    public static Task OutAsync(VerbCall call, CancellationToken cancellation) =>
        StreamAsync(call, (compose, service, log, token) => compose.StreamLogsAsync(service, log, token), cancellation);

    private static async Task StreamAsync(VerbCall call, Func<ComposeProject, string?, Action<string>, CancellationToken, Task> stream, CancellationToken cancellation)
    {
        var (prompter, compose) = (call.Session.Prompter, new Installer(call.Session.Machine).ComposeOf(call.Id));
        var containers = await prompter.LookUpAsync("which services there are", compose.ContainersAsync, cancellation).ConfigureAwait(false);
        var service = await ServiceAsync(call, [.. containers.Select(container => container.Service).Distinct().Order(StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        var title = service is null || containers.All(container => container.Service == service) ? $"Logs of {call.Id}" : $"Logs of {call.Id}: {service}";
        await prompter.WatchAsync(new(title, (log, token) => stream(compose, service, log, token)) { IsResult = true }, cancellation).ConfigureAwait(false);
    }

    // null for all; of one service alone the name would be in the way
    private static async Task<string?> ServiceAsync(VerbCall call, IReadOnlyList<string> services, CancellationToken cancellation)
    {
        if (services.Count == 0) throw new UserError($"{call.Id} is not installed here: it has no containers.", $"Run `{call.Id.CommandOf("install")}` first.");
        if (call.Session.Service is { } named) return Known(call.Id, services, named);
        if (services.Count == 1) return services[0];
        return call.FromMenu ? await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, services, token), cancellation).ConfigureAwait(false) : null;
    }

    private static string Known(DeploymentId id, IReadOnlyList<string> services, string named)
    {
        if (services.Contains(named)) return named;
        var near = Nearest.To(named, services);
        throw new UsageError($"{id} has no service {named}.", near is null ? $"Its services are: {string.Join(", ", services)}." : $"Did you mean {near}?");
    }

    private static async Task<string?> AskAsync(VerbCall call, IPrompter prompter, IReadOnlyList<string> services, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion($"{call.Project}.logs.service", "Which service?", [new("All"), .. services.Select(service => new Option(service))]);
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        return chosen == 0 ? null : services[chosen - 1];
    }
}
