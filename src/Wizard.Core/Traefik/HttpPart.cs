using System.Collections.Immutable;

namespace Wizard.Traefik;

/// <summary>An application of which Traefik ends the TLS.</summary>
internal static class HttpPart
{
    public static DynamicConfiguration Of(Application application, TraefikSettings settings)
    {
        var middlewares = Middlewares(application, settings).ToList();
        // the group is Traefik's own: who is in it changes without another install of the application
        string[] group = application.AuthorizedGroup is { } name ? [Names.Group(name)] : [];
        return new DynamicConfiguration
        {
            HttpRouters = DynamicConfiguration.Empty<Router>().Add(application.Name, Router(application, [.. middlewares.Select(named => named.Key), .. group], settings)),
            HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().AddRange(middlewares),
            TlsOptions = TlsOptions(application, settings),
        };
    }

    private static Router Router(Application application, IReadOnlyList<string> middlewares, TraefikSettings settings) => new()
    {
        EntryPoint = StaticConfiguration.WebSecure,
        Rule = Traefik.Router.HostRule(application.Host),
        Middlewares = middlewares,
        Service = Names.Service(application.Name),
        TlsOptions = application.MutualTls is null ? Names.DefaultTls : application.Name,
        Certificate = settings.Certificates.Acme?.CertificateFor(application.Host.Text),
    };

    /// <summary>In the order in which they are asked: the cheapest refusal first.</summary>
    private static IEnumerable<KeyValuePair<string, Middleware>> Middlewares(Application application, TraefikSettings settings)
    {
        if (application.SourceRanges.Count > 0)
            yield return new(Names.Sources(application.Name), new AllowSources(application.SourceRanges));
        if (application.MutualTls is { } mutualTls)
            yield return new(Names.Mtls(application.Name), new AllowCertificates(Plugin(mutualTls, settings)));
        if (application.Users.Count > 0)
            yield return new(Names.Users(application.Name), Password(application));
    }

    private static MtlsPlugin Plugin(MutualTls mutualTls, TraefikSettings settings) =>
        new(Texts(mutualTls.Names), Texts(mutualTls.Excluded), mutualTls.AllowAll, settings.ClientProvisioners);

    private static IReadOnlyList<string> Texts(IReadOnlyList<NamePattern> names) => [.. names.Select(name => name.Text)];

    // behind mutual TLS the header holds the certificate's name, which a user's name must not replace
    private static AskPassword Password(Application application) =>
        new([.. application.Users.Select(user => $"{user.Name}:{user.Hash}")], application.MutualTls is null ? Names.UserHeader : null);

    private static ImmutableSortedDictionary<string, ClientTls> TlsOptions(Application application, TraefikSettings settings)
    {
        var none = DynamicConfiguration.Empty<ClientTls>();
        return application.MutualTls is not null && settings.StepCa is { } stepCa ? none.Add(application.Name, new ClientTls(stepCa.Path)) : none;
    }
}
