using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>The groups of people in Traefik's settings, and which applications let them in.</summary>
internal static class SentryGroups
{
    /// <summary>The setting.</summary>
    public const string Setting = "TRAEFIK_HEADER_AUTHORIZATION_GROUPS";

    /// <summary>The groups as they are configured.</summary>
    /// <exception cref="UserError">The setting cannot be read.</exception>
    public static AuthorizationGroups Of(Session session) => Parse(session, out var fault) ?? throw fault!;

    /// <summary>Why the groups cannot be read; null where they can.</summary>
    public static string? Fault(Session session) => Parse(session, out var fault) is null ? $"{fault!.Message} {fault.Mend}" : null;

    /// <summary>How many there are of something, as a menu shows it; null for none, or where the groups cannot be read.</summary>
    public static string? Count(Session session, Func<AuthorizationGroups, int> count) => Parse(session, out _) is { } groups && count(groups) is > 0 and var number ? $"{number}" : null;

    /// <summary>The change that leaves these groups.</summary>
    public static Change Change(Session session, IReadOnlyList<AuthorizationGroup> groups) =>
        new(session.Open(TraefikMenu.Project), new Dictionary<string, string> { [Setting] = new AuthorizationGroups(groups).ToSetting() });

    /// <summary>Why a group cannot go: the applications that let it in, as they are configured or installed; null where none does.</summary>
    public static UserError? RefusalOf(Session session, string group)
    {
        var users = session.Machine.Store.Configured(session.Machine.Context).Where(deployment => Uses(deployment, group) || (session.Machine.Store.OpenApplied(deployment.Id) is { } installed && Uses(installed, group))).Select(deployment => $"{deployment.Id}").ToList();
        return users.Count == 0 ? null : new($"The group {group} is let in by {string.Join(", ", users)}.", "Let them have another group first, and install them again.");
    }

    private static AuthorizationGroups? Parse(Session session, out UserError? fault)
    {
        var groups = AuthorizationGroups.Parse(session.Open(TraefikMenu.Project).Values[Setting], out var why);
        fault = groups is null ? new UserError($"{Setting}: {why}.", $"Correct it with `make traefik reconfigure var={Setting}=...`.") : null;
        return groups;
    }

    private static bool Uses(Deployment deployment, string group)
    {
        var names = new SentrySettings(deployment.Catalogue.Prefix);
        return names.KnowsOAuth2(deployment.Catalogue) && deployment.Values.Flag(names.OAuth2) && deployment.Values[names.AuthorizedGroup] == group;
    }
}
