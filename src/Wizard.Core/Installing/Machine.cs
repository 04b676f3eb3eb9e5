using System.Collections.Concurrent;
using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>One Docker context and what is deployed in it.</summary>
/// <param name="Context">Its name.</param>
/// <param name="Store">The state of its deployments.</param>
/// <param name="Docker">Its engine.</param>
public sealed record Machine(ContextName Context, DeploymentStore Store, Docker Docker)
{
    // by the version that is known beside them; null where they are read every time
    private ConcurrentDictionary<string, TraefikSettings>? Known { get; init; }

    /// <summary>The same machine for one look at many deployments: what it has read once it does not read again.</summary>
    public Machine ForOneLook() => this with { Store = Store.ForOneLook(), Known = [] };

    /// <summary>Traefik's deployment: there is one per context.</summary>
    public DeploymentId TraefikId => Id("traefik", InstanceName.Default);

    /// <summary>The id of a deployment in this context.</summary>
    public DeploymentId Id(string project, InstanceName instance) => new(Context, Store.Library.Require(project), instance);

    /// <summary>The Traefik that counts when a deployment is installed: for Traefik itself what is configured, for all others what it was installed with.</summary>
    /// <remarks>Settings that were saved and not installed must not become live through another project's install, nor speak for the image that runs.</remarks>
    public Deployment TraefikFor(DeploymentId id) => (id == TraefikId ? null : Store.OpenApplied(TraefikId)) ?? Store.Open(TraefikId);

    /// <summary>What the settings of that Traefik mean.</summary>
    /// <exception cref="UserError">A value is not what its setting needs.</exception>
    internal TraefikSettings TraefikSettingsFor(DeploymentId id, Version? imageVersion)
    {
        return Known is null || id == TraefikId ? Read() : Known.GetOrAdd($"{imageVersion}", _ => Read());

        TraefikSettings Read() => TraefikSettings.From(TraefikFor(id).Values, imageVersion);
    }

    /// <summary>docker compose for a deployment.</summary>
    /// <param name="deployment">Which one.</param>
    /// <param name="parts">What its settings add to its compose.yaml.</param>
    /// <exception cref="UserError">Its .env holds a variable of docker's own.</exception>
    internal ComposeProject ComposeFor(Deployment deployment, ComposeParts parts)
    {
        RefuseReserved(deployment);
        return new(
            Docker,
            deployment.Id.ComposeProject,
            [.. parts.Files.Prepend("compose.yaml").Select(file => Path.Combine(Store.Library.Template(deployment.Id.Project), file))],
            deployment.File.Path,
            Merged(InForce(deployment), deployment.Id.Derived, parts.Variables))
        {
            Added = parts.Added,
            Mask = new(Secrets(deployment).Concat(parts.Added?.Values.Values ?? [])),
        };
    }

    // What was checked is what compose must see: not what ${HOME} means to it, not what was typed into the file since, not a value in another form.
    private static IEnumerable<KeyValuePair<string, string>> InForce(Deployment deployment) =>
        deployment.Catalogue.Settings.Select(setting => new KeyValuePair<string, string>(setting.Name, deployment.Values[setting.Name]));

    // nobody knows what a variable holds that env-dist does not know
    private static IEnumerable<string> Secrets(Deployment deployment) =>
        from name in deployment.File.Document.Names.Union(deployment.Catalogue.Settings.Select(setting => setting.Name))
        let setting = deployment.Catalogue.Find(name)
        where setting is null or { Secret: true }
        from value in new[] { deployment.File.Document[name], setting is null ? null : deployment.Values[name] }
        where value is not null
        select value;

    private static Dictionary<string, string> Merged(params IEnumerable<KeyValuePair<string, string>>[] sources)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in sources.SelectMany(source => source)) all[name] = value;
        return all;
    }

    private static void RefuseReserved(Deployment deployment)
    {
        var names = deployment.File.Document.Names.Concat(deployment.Catalogue.Settings.Select(setting => setting.Name));
        if (names.FirstOrDefault(ReservedVariables.Contains) is { } name)
            throw new UserError($"{name} in {deployment.Paths.EnvFile} is a variable of docker's own: it would change what runs, or where.", $"Remove {name} from {deployment.Paths.EnvFile}.");
    }
}
