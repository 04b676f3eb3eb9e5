using Wizard.Projects;

namespace Wizard.Status;

/// <summary>Every deployment of one context, as it was at one moment.</summary>
/// <param name="Context">Which machine.</param>
/// <param name="Deployments">Those that are configured, were installed, or run, by project and instance.</param>
public sealed record ContextStatus(ContextName Context, IReadOnlyList<DeploymentStatus> Deployments)
{
    /// <summary>Why the engine did not answer, in one line; null where it did.</summary>
    public string? EngineFault { get; init; }

    /// <summary>The deployment of that id, also where there is nothing of it.</summary>
    public DeploymentStatus Of(DeploymentId id) =>
        Deployments.FirstOrDefault(status => status.Id == id) ?? new(id) { Containers = EngineFault is null ? [] : null };

    /// <summary>The same where the engine has stopped answering since.</summary>
    public ContextStatus WithoutEngine(string why) => this with
    {
        EngineFault = why,
        Deployments = [.. Deployments.Select(status => status with { Containers = null })],
    };
}
