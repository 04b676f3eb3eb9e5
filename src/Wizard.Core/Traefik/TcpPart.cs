namespace Wizard.Traefik;

/// <summary>An application that ends its TLS itself: Traefik only looks at the name that the client asks for.</summary>
internal static class TcpPart
{
    public static DynamicConfiguration Of(Application application)
    {
        var middlewares = DynamicConfiguration.Empty<Middleware>();
        if (application.SourceRanges.Count > 0)
            middlewares = middlewares.Add(Names.Sources(application.Name), new AllowSources(application.SourceRanges));
        return new DynamicConfiguration
        {
            TcpRouters = DynamicConfiguration.Empty<Router>().Add(application.Name, Router(application, [.. middlewares.Keys])),
            TcpMiddlewares = middlewares,
        };
    }

    private static Router Router(Application application, IReadOnlyList<string> middlewares) => new()
    {
        EntryPoint = StaticConfiguration.WebSecure,
        Rule = Traefik.Router.SniRule(application.Host),
        Middlewares = middlewares,
        Service = Names.Service(application.Name),
        Passthrough = true,
    };
}
