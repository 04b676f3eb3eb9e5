using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>One Docker context and what is deployed in it.</summary>
/// <param name="Context">Its name.</param>
/// <param name="Store">The state of its deployments.</param>
/// <param name="Docker">Its engine.</param>
/// <param name="Processes">Runs programs.</param>
public sealed record Machine(ContextName Context, DeploymentStore Store, Docker Docker, IProcesses Processes)
{
    /// <summary>Traefik's deployment: there is one per context.</summary>
    public DeploymentId TraefikId => Id("traefik", InstanceName.Default);

    /// <summary>The id of a deployment in this context.</summary>
    public DeploymentId Id(string project, InstanceName instance) => new(Context, Store.Library.Require(project), instance);

    /// <summary>docker compose for a deployment.</summary>
    /// <param name="deployment">Which one.</param>
    /// <param name="variables">What its kind hands to compose.yaml beside the derived names.</param>
    public ComposeProject ComposeFor(Deployment deployment, IReadOnlyDictionary<string, string> variables) => new(
        Docker,
        deployment.Id.ComposeProject,
        Path.Combine(Store.Library.Template(deployment.Id.Project), "compose.yaml"),
        deployment.Paths.EnvFile,
        new Dictionary<string, string>(Defaults(deployment).Concat(deployment.Id.Derived).Concat(variables)));

    // a setting that a hand-edited .env lacks has its default in our checks, so compose must see that default too
    private static IEnumerable<KeyValuePair<string, string>> Defaults(Deployment deployment) =>
        deployment.Catalogue.Settings.Where(setting => deployment.File.Document[setting.Name] is null).Select(setting => new KeyValuePair<string, string>(setting.Name, deployment.Values[setting.Name]));
}
