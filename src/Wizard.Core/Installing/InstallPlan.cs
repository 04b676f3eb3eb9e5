using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What an install will do: rendered and checked, and nothing touched yet.</summary>
/// <param name="Deployment">What is installed.</param>
/// <param name="Files">What its settings mean for Traefik.</param>
/// <param name="Before">What the last install shipped.</param>
/// <param name="Changes">What differs, line by line.</param>
public sealed record InstallPlan(Deployment Deployment, RenderedFiles Files, RenderedFiles Before, IReadOnlyList<string> Changes)
{
    /// <summary>What works, and probably not as it is meant: a sentence each with its mend. They are among the changes, too.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Traefik's version as its image's label says, where its tag does not; null where nobody knows.</summary>
    public Version? ImageVersion { get; init; }

    /// <summary>What its compose files mean with its settings, as a hash; empty where compose was not asked.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>True where Traefik has to start anew: its static configuration or its plugins differ, and it reads those only then.</summary>
    public bool NeedsRestart => Before.Count > 0 && !StaticPart.Of(Files).Equals(StaticPart.Of(Before));
}
