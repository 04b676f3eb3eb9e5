using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Status;

/// <summary>One deployment: what is configured, what was installed, and what runs.</summary>
/// <param name="Id">Which one.</param>
public sealed record DeploymentStatus(DeploymentId Id)
{
    /// <summary>Settings were saved.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>It was installed from here.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>What is configured is not what was installed: "re-install to apply".</summary>
    public bool Differs { get; init; }

    /// <summary>Why its settings cannot be read; null where they can.</summary>
    public string? Fault { get; init; }

    /// <summary>Its containers; null where the engine did not answer.</summary>
    public IReadOnlyList<Container>? Containers { get; init; }

    /// <summary>The image that runs, else the one that its settings name; empty where nobody knows.</summary>
    public string Image { get; init; } = "";

    /// <summary>The version of that image, as its tag or its label tells; null where neither does.</summary>
    public string? Version { get; init; }

    /// <summary>What is known to be wrong with that version; empty for nothing, null where the version of Traefik cannot be told.</summary>
    public IReadOnlyList<Vulnerability>? Vulnerabilities { get; init; } = [];

    /// <summary>Of step-ca those that were issued from it and are not over or replaced, of Traefik the files that it shows.</summary>
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    /// <summary>The ports of the machine that it answers at.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>How many of its containers run.</summary>
    public int Running => Containers?.Count(container => container.Runs) ?? 0;

    /// <summary>How it is.</summary>
    public DeploymentState State => Containers switch
    {
        null => DeploymentState.Unknown,
        [] when IsInstalled => DeploymentState.Missing,
        [] => IsConfigured ? DeploymentState.NotInstalled : DeploymentState.NotConfigured,
        _ when Running == 0 => DeploymentState.Stopped,
        { Count: var all } when Running < all => DeploymentState.PartlyRunning,
        _ => HealthOf(Containers),
    };

    /// <summary>Since when: where it runs, the start of the container that was started last, else the end of the one that ended last; null where nobody knows.</summary>
    public DateTimeOffset? Since => Running > 0
        ? Containers?.Where(container => container.Runs).Max(container => container.Started)
        : Containers?.Max(container => container.Ended);

    private static DeploymentState HealthOf(IReadOnlyList<Container> containers) => containers switch
    {
        _ when containers.Any(container => container.Health == "unhealthy") => DeploymentState.Unhealthy,
        _ when containers.Any(container => container.Health == "starting") => DeploymentState.Starting,
        _ when containers.Any(container => container.Health == "healthy") => DeploymentState.Healthy,
        _ => DeploymentState.Running,
    };
}
