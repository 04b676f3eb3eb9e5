using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>A state that a deployment is to be brought to.</summary>
/// <param name="Deployment">Its settings.</param>
/// <param name="Files">What they mean for Traefik.</param>
internal sealed record Target(Deployment Deployment, RenderedFiles Files)
{
    /// <summary>Which one.</summary>
    public DeploymentId Id => Deployment.Id;

    /// <summary>What is special to its project.</summary>
    public ProjectKind Kind => ProjectKind.Of(Id.Project);

    /// <summary>docker compose for it.</summary>
    public ComposeProject Compose(Machine machine) => machine.ComposeFor(Deployment, Kind.Parts(Deployment, Files));
}
