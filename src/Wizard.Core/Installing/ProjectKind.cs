using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What distinguishes the projects when they are rendered and installed. Most are applications: all that is special to them is data.</summary>
internal abstract class ProjectKind
{
    /// <summary>The files that Traefik reads for this deployment.</summary>
    public abstract RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion);

    /// <summary>Variables for compose.yaml beside the derived names.</summary>
    public virtual IReadOnlyDictionary<string, string> Variables(Deployment deployment) => new Dictionary<string, string>();

    /// <summary>Variables for a container, where settings say which ones they are; null for none.</summary>
    public virtual ServiceVariables? Added(Deployment deployment) => null;

    /// <summary>What is left to do once the containers are well.</summary>
    public virtual Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The kind of a project.</summary>
    public static ProjectKind Of(ProjectName project) => project.Value switch
    {
        "traefik" => new TraefikKind(),
        "step-ca" => new StepCaKind(),
        _ => new ApplicationKind(),
    };
}
