using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>What distinguishes the projects when they are rendered and installed. Most are applications: all that is special to them is data.</summary>
internal abstract class ProjectKind
{
    /// <summary>The files that Traefik reads for this deployment.</summary>
    public abstract RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion);

    /// <summary>What its settings add to its compose.yaml.</summary>
    public virtual ComposeParts Parts(Deployment deployment) => new();

    /// <summary>The same, for containers that read these files when they start.</summary>
    public virtual ComposeParts Parts(Deployment deployment, RenderedFiles files) => Parts(deployment);

    /// <summary>The service that reads files when it starts and is never told of others later; null for none.</summary>
    public virtual string? ReadsAtStart => null;

    /// <summary>What the machine must allow, beside what compose and the checks see; it is asked before anything is touched.</summary>
    /// <exception cref="UserError">It does not.</exception>
    public virtual Task RequireAsync(Deployment deployment, Machine machine, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What is to be done between the making of the containers and their start.</summary>
    public virtual Task BeforeStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>True where what lies in the containers' volumes, beside Traefik's, is what an install would leave there.</summary>
    public virtual Task<bool> IsInPlaceAsync(Deployment deployment, IReadOnlyList<ContainerState> containers, Machine machine, CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>What is left to do once the containers are well.</summary>
    public virtual Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>What is lost with a volume of it, by the volume's name in compose.yaml; null where only the administrator knows.</summary>
    public virtual string? WorthOf(string volume) => null;

    /// <summary>The kind of a project.</summary>
    public static ProjectKind Of(ProjectName project) => project.Value switch
    {
        "traefik" => new TraefikKind(),
        "step-ca" => new StepCaKind(),
        SignIn.Project => new ForwardAuthKind(),
        _ => new ApplicationKind(),
    };
}
