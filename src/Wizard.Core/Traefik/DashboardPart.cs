using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>The way to Traefik's own page, behind a password.</summary>
internal static class DashboardPart
{
    public static DynamicConfiguration Of(Dashboard dashboard)
    {
        var users = Names.Users(Names.Dashboard);
        return new DynamicConfiguration
        {
            HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().Add(users, new AskPassword([.. dashboard.Users.Select(user => $"{user.Name}:{user.Hash}")], null)),
            HttpRouters = DynamicConfiguration.Empty<Router>().Add(Names.Dashboard, new Router
            {
                EntryPoint = EntryPointNames.Dashboard,
                Rule = "PathPrefix(`/api`) || PathPrefix(`/dashboard`)",
                Middlewares = [users],
                Service = "api@internal",
            }),
        };
    }
}
