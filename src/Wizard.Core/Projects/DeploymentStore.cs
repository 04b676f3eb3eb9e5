using System.Collections.Concurrent;
using Wizard.Env;

namespace Wizard.Projects;

/// <summary>Reads and writes deployments below the state root.</summary>
/// <param name="root">The state root.</param>
/// <param name="library">The projects.</param>
/// <param name="clock">Names the versions in the history.</param>
public sealed class DeploymentStore(StateRoot root, ProjectLibrary library, TimeProvider clock)
{
    private ConcurrentDictionary<DeploymentId, Deployment>? _opened;
    private ConcurrentDictionary<DeploymentId, Deployment?>? _applied;

    /// <summary>This machine's clock.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The projects.</summary>
    public ProjectLibrary Library { get; } = library;

    /// <summary>The paths.</summary>
    public StateRoot Root { get; } = root;

    /// <summary>The same store for one look at many deployments: what it has read once it does not read again.</summary>
    public DeploymentStore ForOneLook() => new(Root, Library, Clock) { _opened = [], _applied = [] };

    /// <summary>Reads a deployment, which need not exist yet.</summary>
    /// <exception cref="UserError">Its .env has a syntax error.</exception>
    public Deployment Open(DeploymentId id) => _opened is null ? Load(id) : _opened.GetOrAdd(id, Load);

    /// <summary>The same where somebody is about to mend its .env: one that has a syntax error counts as a new one.</summary>
    public Deployment OpenToMend(DeploymentId id) => Load(id, EnvFile.LoadToMend);

    private Deployment Load(DeploymentId id)
    {
        try
        {
            return Load(id, EnvFile.Load);
        }
        catch (UserError error) when (OpenToMend(id) is not null) // one that cannot be read at all throws here, too, and then the error stands as it is
        {
            throw new UserError(error.Message, $"Mend it with `{id.CommandOf("config-edit")}`, or go back to the version before with `{id.CommandOf("undo")}`.", error);
        }
    }

    private Deployment Load(DeploymentId id, Func<string, string, EnvFile> load)
    {
        var paths = Root.Of(id);
        var catalogue = Library.Catalogue(id.Project);
        var context = new Lazy<EnvDocument>(() => Context(id.Context));
        return new(id, paths, catalogue, load(paths.EnvFile, catalogue.NewEnvFile()),
            name => name == "INSTANCE_URL_SUFFIX" ? id.UrlSuffix : context.Value[name]);
    }

    /// <summary>True where a deployment has settings. Unlike opening it, this reads no file: the first screen asks it of every project.</summary>
    public bool IsConfigured(DeploymentId id) => File.Exists(Root.Of(id).EnvFile);

    /// <summary>The deployment as its last install took it: applied/.env instead of .env; null where it is not installed.</summary>
    public Deployment? OpenApplied(DeploymentId id) => _applied is null ? LoadApplied(id) : _applied.GetOrAdd(id, LoadApplied);

    private Deployment? LoadApplied(DeploymentId id)
    {
        var now = Open(id);
        return File.Exists(now.Paths.AppliedEnvFile) ? now with { File = EnvFile.Load(now.Paths.AppliedEnvFile, "") } : null;
    }

    /// <summary>Saves the settings of a deployment, the version before kept in its history.</summary>
    public Deployment Save(Deployment deployment, EnvDocument document)
    {
        using var writer = WriterLock.Acquire(Root.Context(deployment.Id.Context), LockPatience);
        return deployment with { File = deployment.File.Save(document, deployment.Paths.History, Clock.GetUtcNow()) };
    }

    /// <summary>Every deployment of a context that is installed: its applied/ folder has settings, which are written last and removed first.</summary>
    public IReadOnlyList<DeploymentId> Applied(ContextName context) => [.. All(context).Where(id => File.Exists(Root.Of(id).AppliedEnvFile))];

    /// <summary>Every deployment of a context that has settings, or was installed.</summary>
    public IReadOnlyList<DeploymentId> Found(ContextName context) => [.. All(context).Where(id => IsConfigured(id) || Directory.Exists(Root.Of(id).Applied))];

    /// <summary>The instances of a project that there are, beside <c>default</c>, which there always is.</summary>
    public IReadOnlyList<InstanceName> Instances(ContextName context, ProjectName project) =>
        [InstanceName.Default, .. Found(context).Where(id => id.Project == project && !id.Instance.IsDefault).Select(id => id.Instance)];

    /// <summary>Every deployment of a context that has settings, as it is configured.</summary>
    public IEnumerable<Deployment> Configured(ContextName context) => All(context).Where(IsConfigured).Select(Open);

    /// <summary>How long one writer waits for another: writes take milliseconds.</summary>
    public static TimeSpan LockPatience { get; } = TimeSpan.FromSeconds(5);

    private EnvDocument Context(ContextName context) => EnvFile.Load(Root.Of(new(context, ProjectName.Parse(ProjectLibrary.Context), InstanceName.Default)).EnvFile, "").Document;

    private IEnumerable<DeploymentId> All(ContextName context) =>
        from project in Library.Names
        from folder in Folders(Path.Combine(Root.Context(context), project))
        let instance = Path.GetFileName(folder)
        where InstanceName.IsOne(instance) // default.bak is somebody's copy, and no deployment
        select new DeploymentId(context, ProjectName.Parse(project), InstanceName.Parse(instance));

    private static IEnumerable<string> Folders(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];
}
