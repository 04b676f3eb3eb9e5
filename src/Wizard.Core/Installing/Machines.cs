using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The machines that docker knows, by their contexts.</summary>
/// <param name="store">The state of all deployments.</param>
/// <param name="processes">Runs docker.</param>
/// <param name="settings">Docker's own configuration.</param>
public sealed class Machines(DeploymentStore store, IProcesses processes, DockerSettings settings)
{
    /// <summary>Every context whose name can be the name of a folder, and where its engine is.</summary>
    public IReadOnlyList<(ContextName Context, string Endpoint)> All =>
        [.. settings.Endpoints().Where(endpoint => ContextName.IsOne(endpoint.Context)).Select(endpoint => (ContextName.Parse(endpoint.Context), endpoint.Host))];

    /// <summary>The machine of a context.</summary>
    public Machine Of(ContextName context) => new(context, store, new Docker(processes, settings, context.Value));
}
