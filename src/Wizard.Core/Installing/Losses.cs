using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>A volume that would be removed.</summary>
/// <param name="Name">The engine's name of it.</param>
/// <param name="Mounts">Where it is mounted; empty where no service of the compose file mounts it any more.</param>
/// <param name="Worth">What is lost with it; null where only the administrator knows.</param>
public sealed record LostVolume(string Name, string Mounts, string? Worth)
{
    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"volume {Name}{(Mounts.Length > 0 ? $" ({Mounts})" : "")}: {Worth ?? "all that is stored in it"}";
}

/// <summary>What is lost when a deployment is destroyed.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Containers">The names of its containers.</param>
/// <param name="Volumes">Its volumes.</param>
public sealed record Losses(DeploymentId Id, IReadOnlyList<string> Containers, IReadOnlyList<LostVolume> Volumes)
{
    /// <summary>A route of it is live, or will be with Traefik's next start.</summary>
    public bool HasRoute { get; init; }

    /// <summary>Other deployments are reached through it.</summary>
    public bool ServesOthers { get; init; }

    /// <summary>There is nothing to be destroyed.</summary>
    public bool IsNothing => Containers.Count == 0 && Volumes.Count == 0 && !HasRoute;

    /// <summary>A line each, and at the end what is kept.</summary>
    public IReadOnlyList<string> Lines =>
    [
        "This is lost, and nothing brings it back:",
        .. Containers.Count > 0 ? [$"- {(Containers.Count == 1 ? "container" : $"{Containers.Count} containers:")} {string.Join(", ", Containers)}"] : Array.Empty<string>(),
        .. Volumes.Select(volume => $"- {volume}"),
        .. HasRoute ? ["- its route"] : Array.Empty<string>(),
        .. ServesOthers ? ["No service of this context can be reached any more."] : Array.Empty<string>(),
        "Its settings (.env), their history and the files beside them are kept.",
    ];
}
