namespace Wizard.Projects;

/// <summary>One project, one instance, one context; and every name that derives from them.</summary>
/// <param name="Context">Which machine.</param>
/// <param name="Project">What is deployed.</param>
/// <param name="Instance">Which copy of it.</param>
public sealed record DeploymentId(ContextName Context, ProjectName Project, InstanceName Instance)
{
    /// <summary>What docker compose calls it: <c>whoami</c>, <c>whoami_blue-2</c>.</summary>
    public string ComposeProject => Instance.IsDefault ? Project.Value : Router;

    /// <summary>What routers, services, middlewares and TLS options are called, or begin with: <c>whoami_default</c>.</summary>
    /// <remarks>Neither part holds an underscore, so no two deployments share a name.</remarks>
    public string Router => $"{Project}_{Instance}";

    /// <summary>What a proposed host name has behind the project: empty, or <c>-blue-2</c>.</summary>
    public string UrlSuffix => Instance.IsDefault ? "" : $"-{Instance}";

    /// <summary>Variables that compose.yaml gets from the program and that are never stored: a copied folder is a new instance.</summary>
    public IReadOnlyDictionary<string, string> Derived => new Dictionary<string, string>
    {
        ["CONTEXT"] = Context.Value,
        ["PROJECT"] = Project.Value,
        ["INSTANCE"] = Instance.Value,
        ["ROUTER"] = Router,
    };

    /// <summary>How a verb of this deployment is typed: <c>make whoami install instance=blue</c>.</summary>
    public string CommandOf(string verb) => $"make {Project} {verb}{(Instance.IsDefault ? "" : $" instance={Instance}")}{(Context.Value == "default" ? "" : $" context={Context}")}";

    /// <summary>As a person names it: <c>whoami</c>, or <c>whoami blue-2</c>.</summary>
    public override string ToString() => Instance.IsDefault ? Project.Value : $"{Project} {Instance}";
}
