using Wizard.Env;
using Wizard.Settings;

namespace Wizard.Projects;

/// <summary>The state of one project and instance in one context, as it was read.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Paths">Where it is.</param>
/// <param name="Catalogue">What is known of its settings.</param>
/// <param name="File">Its .env file.</param>
/// <param name="Context">The value of a variable of the context (ROOT_DOMAIN, INSTANCE_URL_SUFFIX), or null.</param>
public sealed record Deployment(DeploymentId Id, DeploymentPaths Paths, Catalogue Catalogue, EnvFile File, Func<string, string?> Context)
{
    /// <summary>The values in force.</summary>
    public Values Values => With(File.Document);

    /// <summary>True where settings were saved: `config` or `reconfigure` has run.</summary>
    public bool IsConfigured => File.Hash is not null;

    /// <summary>This deployment, where settings were saved.</summary>
    /// <exception cref="UserError">None were.</exception>
    public Deployment RequireConfigured() => IsConfigured ? this : throw new UserError($"{Id} is not configured yet.", $"Run `{Id.CommandOf("config")}` first.");

    /// <summary>The values that would be in force with another document.</summary>
    public Values With(EnvDocument document) => new(Catalogue, name => document[name], Context);
}
