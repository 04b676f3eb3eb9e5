using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>forward-auth, at which people sign in: one per context, for all applications behind OAuth2.</summary>
public static class SignIn
{
    /// <summary>The project.</summary>
    public const string Project = "forward-auth";

    /// <summary>Its deployment.</summary>
    public static DeploymentId IdOf(Machine machine) => machine.Id(Project, InstanceName.Default);

    /// <summary>Why nobody could sign in at a host; null where people can. A browser sends the cookie of the sign-in to hosts below one domain only.</summary>
    public static UserError? RefusalOf(string host, Machine machine) => machine.Store.OpenApplied(IdOf(machine)) switch
    {
        null => new($"OAuth2 needs {Project}, which is not installed: nobody could sign in.", $"Run `{IdOf(machine).CommandOf("config")}` and `{IdOf(machine).CommandOf("install")}` first."),
        var installed => Below(host, installed),
    };

    /// <summary>Why people who signed in would not be known at a host; null where they are.</summary>
    internal static UserError? Below(string host, Deployment signIn)
    {
        var domain = signIn.Values["FORWARD_AUTH_COOKIE_DOMAIN"];
        return domain.Length > 0 && host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase) ? null : new(
            $"{host} is not below {domain}, the domain whose services share the sign-in (FORWARD_AUTH_COOKIE_DOMAIN).",
            $"Give it a name such as app.{domain}, or set FORWARD_AUTH_COOKIE_DOMAIN and install {Project} again.");
    }
}
