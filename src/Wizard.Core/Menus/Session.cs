using System.Collections.Immutable;
using Wizard.Compose;
using Wizard.Installing;
using Wizard.Pki.AcmeDns;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings.Routes;

namespace Wizard.Menus;

/// <summary>What verbs, menus and flows work with: one machine, one front end, and how the user wants it done.</summary>
/// <param name="Machine">The context and its deployments.</param>
/// <param name="Prompter">The front end.</param>
public sealed record Session(Machine Machine, IPrompter Prompter)
{
    /// <summary>The machines that docker knows beside this one.</summary>
    public required Machines Machines { get; init; }

    /// <summary>The instance that is meant where none is named.</summary>
    public InstanceName Instance { get; init; } = InstanceName.Default;

    /// <summary>The instance that was chosen in a project's menu, by project: there it is meant instead.</summary>
    public ImmutableDictionary<string, InstanceName> Instances { get; init; } = ImmutableDictionary<string, InstanceName>.Empty;

    /// <summary>The context that was named on the command line; null where none was.</summary>
    public string? NamedContext { get; init; }

    /// <summary>The instance that was named on the command line; null where none was.</summary>
    public string? NamedInstance { get; init; }

    /// <summary>Show what would change, and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Do not ask before doing what was said.</summary>
    public bool Yes { get; init; }

    /// <summary>Answer with JSON instead of words.</summary>
    public bool Json { get; init; }

    /// <summary>The one service that is meant; null for all of a project.</summary>
    public string? Service { get; init; }

    /// <summary>Look at every machine that docker knows.</summary>
    public bool AllContexts { get; init; }

    /// <summary>The fingerprint of the certificate authority that is meant; null where none was named.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>What the options say about a route.</summary>
    public RouteOptions Route { get; init; } = new(null, null);

    /// <summary>The folder of the step command: $STEPPATH, else ~/.step.</summary>
    public string StepPath { get; init; } = "";

    /// <summary>The environment of the user's own programs: editor, browser.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs the user's own programs.</summary>
    public IProcesses Programs { get; init; } = new ChildProcesses();

    /// <summary>What the DNS says.</summary>
    public IDnsRecords Dns { get; init; } = new DnsRecords();

    /// <summary>This machine's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The deployment of a project in this session; Traefik is one per context.</summary>
    public DeploymentId Id(string project) => project == Machine.TraefikId.Project.Value ? Machine.TraefikId : Machine.Id(project, Instances.GetValueOrDefault(project, Instance));

    /// <summary>The state of a project's deployment, read now.</summary>
    public Deployment Open(string project) => Machine.Store.Open(Id(project));

    /// <summary>The same session on another machine.</summary>
    public Session On(Machine machine) => this with { Machine = machine, Instances = Instances.Clear() };

    /// <summary>The same session, in which another instance of a project is meant.</summary>
    public Session With(string project, InstanceName instance) => this with { Instances = Instances.SetItem(project, instance) };
}

/// <summary>The options of `wizard route set`.</summary>
/// <param name="Layer">--layer4 or --layer7; null where neither was given.</param>
/// <param name="ProxyProtocol">--proxy-protocol; null where it was not given.</param>
public sealed record RouteOptions(RouteLayer? Layer, bool? ProxyProtocol);
