using Wizard.Projects;

namespace Wizard.Status;

/// <summary>What the state root says of a deployment; needs no engine.</summary>
/// <param name="Id">Which one.</param>
internal sealed record Recorded(DeploymentId Id)
{
    /// <summary>Settings were saved.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>It was installed from here.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>What is configured is not what was installed.</summary>
    public bool Differs { get; init; }

    /// <summary>Why its settings cannot be read; null where they can.</summary>
    public string? Fault { get; init; }

    /// <summary>The image that its settings name; empty where they name none.</summary>
    public string Image { get; init; } = "";

    /// <summary>The addresses that its settings say it listens at: Traefik's entrypoints.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>Of step-ca those that were issued from it and are not over or replaced, of Traefik the files that it shows.</summary>
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];
}
