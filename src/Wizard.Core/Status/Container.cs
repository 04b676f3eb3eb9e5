namespace Wizard.Status;

/// <summary>One container of a compose project, as the engine tells it.</summary>
/// <param name="Id">Its whole id.</param>
/// <param name="Project">What compose calls its project.</param>
/// <param name="Service">The service of the compose file.</param>
public sealed record Container(string Id, string Project, string Service)
{
    /// <summary>running, exited, created, restarting, paused, ...</summary>
    public string State { get; init; } = "";

    /// <summary>healthy, unhealthy, starting, or empty where it has no health check.</summary>
    public string Health { get; init; } = "";

    /// <summary>The image that it was made from, as the compose file names it.</summary>
    public string Image { get; init; } = "";

    /// <summary>The version that the image's label tells (org.opencontainers.image.version); null where there is none.</summary>
    public string? ImageVersion { get; init; }

    /// <summary>When it was started last; null where it never was.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended last; null where it never did.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The ports of the machine that lead to it.</summary>
    public IReadOnlyList<Port> Ports { get; init; } = [];

    /// <summary>True where it runs.</summary>
    public bool Runs => State == "running";

    /// <summary>Its state, or its health where it runs and is asked for it.</summary>
    public string Condition => Runs && Health.Length > 0 ? Health : State;
}
