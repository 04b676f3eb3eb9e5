using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>One of the four states against the one before it.</summary>
/// <param name="Title">Which two.</param>
/// <param name="Lines">A line for each difference; empty for none.</param>
public sealed record DifferenceSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Its lines are differences: false where they say why nobody can tell.</summary>
    public bool IsMendedByInstall { get; init; } = Lines.Count > 0;

    /// <summary>As a person reads it.</summary>
    public IEnumerable<string> Shown => [$"{Title}:", .. Lines.DefaultIfEmpty("nothing differs").Select(line => $"  {line}")];
}

/// <summary>Looks for what differs between what is configured, rendered, shipped and running. Secrets are masked.</summary>
/// <param name="machine">Where.</param>
public sealed class Differences(Machine machine)
{
    /// <summary>The sections, in that order.</summary>
    /// <exception cref="UserError">The deployment is not configured.</exception>
    public async Task<IReadOnlyList<DifferenceSection>> OfAsync(DeploymentId id, CancellationToken cancellation)
    {
        var deployment = machine.Store.Open(id).RequireConfigured();
        return
        [
            Configured(deployment),
            await TriedAsync("rendered from them, and shipped by the last install", () => RenderedAsync(id, cancellation)).ConfigureAwait(false),
            await TriedAsync("running", () => new RunningContainers(machine, deployment).DifferencesAsync(cancellation)).ConfigureAwait(false),
        ];
    }

    private DifferenceSection Configured(Deployment deployment) => new("settings, and those of the last install", machine.Store.OpenApplied(deployment.Id) is { } installed
        ? [.. Changes.Variables(deployment.Catalogue, installed.File.Document, deployment.File.Document)]
        : [$"{deployment.Id} is not installed"]);

    private async Task<IReadOnlyList<string>> RenderedAsync(DeploymentId id, CancellationToken cancellation)
    {
        var plan = await new Installer(machine).PlanAsync(id, cancellation).ConfigureAwait(false);
        return [.. Changes.Files(plan.Before, plan.Files)];
    }

    // what cannot be told does not keep the rest from being told
    private static async Task<DifferenceSection> TriedAsync(string title, Func<Task<IReadOnlyList<string>>> find)
    {
        try
        {
            return new(title, await find().ConfigureAwait(false));
        }
        catch (UserError error)
        {
            return new(title, [.. error.Message.Split('\n').Append(error.Mend)]) { IsMendedByInstall = false };
        }
    }
}
