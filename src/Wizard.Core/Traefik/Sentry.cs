using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>The groups of people that applications behind OAuth2 let in.</summary>
internal static class Sentry
{
    /// <summary>The setting that holds them, without its prefix.</summary>
    private const string Setting = "HEADER_AUTHORIZATION_GROUPS";

    /// <summary>Reads them.</summary>
    /// <exception cref="UserError">They cannot be read; the message holds nobody's address.</exception>
    public static AuthorizationGroups GroupsOf(Values traefik)
    {
        var setting = $"{traefik.Catalogue.Prefix}_{Setting}";
        return AuthorizationGroups.Parse(traefik[setting].Trim(), out var fault)
            ?? throw new UserError($"{setting}: {fault}.", $"Run `make traefik config`, then Middleware (including sentry auth), or write {setting} as {{\"group\":[\"me@example.com\"]}}.");
    }

    /// <summary>Why an application cannot let in that group; null where it can. Nobody in it must never turn into everybody.</summary>
    public static UserError? RefusalOf(string application, string group, AuthorizationGroups groups) => groups.Find(group) switch
    {
        null => Refuse($"{application} lets in the group {group}, which Traefik does not know."),
        { Members.Count: 0 } => Refuse($"{application} lets in the group {group}, in which nobody is."),
        _ => null,
    };

    private static UserError Refuse(string what) =>
        new(what, "Run `make traefik config`, then Middleware (including sentry auth) > OAuth2 sentry authorization, and `make traefik install`; or choose another group.");
}
