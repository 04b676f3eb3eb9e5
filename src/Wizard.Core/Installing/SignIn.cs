using System.Text.RegularExpressions;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>forward-auth, at which people sign in: one per context, for all applications behind OAuth2.</summary>
public static partial class SignIn
{
    // the version whose sources were looked at; a digest behind the tag is believed to be that of the tag
    private static readonly Version HeedsGroups = new(7, 15, 3);

    /// <summary>The project.</summary>
    public const string Project = "forward-auth";

    /// <summary>Its deployment.</summary>
    public static DeploymentId IdOf(Machine machine) => machine.Id(Project, InstanceName.Default);

    /// <summary>Why nobody could sign in at a host; null where people can. A browser sends the cookie of the sign-in to hosts below one domain only.</summary>
    public static UserError? RefusalOf(string host, Machine machine) => machine.Store.OpenApplied(IdOf(machine)) switch
    {
        null => new($"OAuth2 needs {Project}, which is not installed: nobody could sign in.", $"Run `{IdOf(machine).CommandOf("config")}` and `{IdOf(machine).CommandOf("install")}` first."),
        var installed => ImageRefusal(installed.Values) ?? Below(host, installed),
    };

    /// <summary>Why an image could let in more people than a group has; null where it is known to look at the group (oauth2-proxy#2841: older ones let in everybody who can sign in).</summary>
    internal static UserError? ImageRefusal(Values values) => Tag().Match(values["FORWARD_AUTH_IMAGE"]) is { Success: true } tag && Version.Parse(tag.Groups[1].Value) >= HeedsGroups
        ? null
        : new($"FORWARD_AUTH_IMAGE does not tell that it is oauth2-proxy {HeedsGroups} or newer; older ones let everybody in who can sign in, whatever the group.", $"Set FORWARD_AUTH_IMAGE to a tag such as v{HeedsGroups}-alpine.");

    /// <summary>Why people who signed in would not be known at a host; null where they are.</summary>
    internal static UserError? Below(string host, Deployment signIn)
    {
        var domain = signIn.Values["FORWARD_AUTH_COOKIE_DOMAIN"];
        return domain.Length > 0 && host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase) ? null : new(
            $"{host} is not below {domain}, the domain whose services share the sign-in (FORWARD_AUTH_COOKIE_DOMAIN).",
            $"Give it a name such as app.{domain}, or set FORWARD_AUTH_COOKIE_DOMAIN and install {Project} again.");
    }

    [GeneratedRegex(@"^[^@]*:v?([0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4})(?:-alpine)?(?:@sha256:[0-9a-f]{64})?\z")]
    private static partial Regex Tag();
}
