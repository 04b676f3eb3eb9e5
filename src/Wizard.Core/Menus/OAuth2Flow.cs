using Wizard.Installing;
using Wizard.Menus.Traefik.Middlewares;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Which group of people an application lets in once they signed in.</summary>
internal static class OAuth2Flow
{
    /// <summary>Why it cannot be chosen now, and where to go; null where it can.</summary>
    public static string? Refusal(Session session, Change change)
    {
        var id = SignIn.IdOf(session.Machine);
        var signIn = session.Machine.Store.Open(id);
        if (!signIn.IsConfigured) return $"{SignIn.Project} is not configured yet: `{id.CommandOf("config")}`.";
        if (SentryGroups.Fault(session) is { } fault) return fault;
        if (SentryGroups.Of(session).All.All(group => group.Members.Count == 0)) return "There is no group of people yet: `make traefik config` > Config > Middleware (including sentry auth) > OAuth2 sentry authorization.";
        return change.Values.TryGetValue($"{change.Deployment.Catalogue.Prefix}_TRAEFIK_HOST", out var host) && SignIn.Below(host, signIn) is { } refusal ? refusal.Message : null;
    }

    /// <summary>Asks for the group.</summary>
    public static async Task<string> GroupAsync(Session session, Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var groups = SentryGroups.Of(session).All;
        var question = new ChoiceQuestion(names.AuthorizedGroup, "Which group of people may enter?",
            [.. groups.Select(group => new Option(group.Name) { Value = string.Join(", ", group.Members), Disabled = group.Members.Count == 0 ? "Nobody is in it." : null })])
        {
            Selected = Math.Max(0, groups.ToList().FindIndex(group => group.Name == change.Deployment.Values[names.AuthorizedGroup])),
        };
        return groups[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)].Name;
    }
}
