namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>What requests pass on their way: who may enter, and from where.</summary>
internal static class MiddlewareMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("Middleware (including sentry auth)", "traefik.middleware", "Traefik middleware config:",
    [
        new FlowItem("MaxMind GeoIP", GeoIpFlow.RunAsync) { Value = GeoIpFlow.Present },
        TraefikMenu.Of("OAuth2 sentry authorization", "traefik.sentry", "OAuth2 sentry authorization:",
        [
            new FlowItem("Groups", GroupsFlow.RunAsync) { Value = session => SentryGroups.Count(session, groups => groups.All.Count), Disabled = SentryGroups.Fault },
            new FlowItem("Users", PeopleFlow.RunAsync) { Value = session => SentryGroups.Count(session, groups => groups.People.Count), Disabled = PeopleFlow.Refusal },
        ]),
        new FlowItem("IP allow-lists", SourceRangesFlow.RunAsync) { Disabled = SourceRangesFlow.Refusal },
    ]);
}
