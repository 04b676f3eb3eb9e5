using Wizard.Traefik.Acme;
using Wizard.Traefik.Routing;

namespace Wizard.Traefik;

/// <summary>Turns what settings mean into the files that Traefik reads. Pure: the same settings give the same bytes.</summary>
public static class TraefikRenderer
{
    /// <summary>Traefik's own part: the static configuration, the middleware that every HTTP entrypoint needs, the Step-CA's PEM, the plugins that it loads.</summary>
    /// <param name="settings">Traefik's settings.</param>
    /// <param name="plugins">The files of all plugins, by their paths below plugins-local/.</param>
    /// <exception cref="UserError">Error pages cannot be had with this version of Traefik.</exception>
    /// <exception cref="ArgumentException">A plugin is not among the files: Traefik would not start.</exception>
    public static RenderedFiles Traefik(TraefikSettings settings, RenderedFiles plugins)
    {
        if (settings.ErrorPages is not null && ErrorPages.RefusalOf(settings.Version) is { } refusal) throw refusal;
        var files = Plugins(settings, plugins)
            .With(Volume.StaticFile, Yaml.Bytes(new StaticConfiguration(settings).ToYaml()))
            .With(Volume.DynamicFile, Yaml.Bytes(Parts(settings).Aggregate((all, part) => all.With(part)).ToYaml()))
            .With(AcmeFiles.Of(settings.Certificates.Acme));
        return settings.StepCa is { } stepCa ? files.With(stepCa.RelativePath, stepCa.Pem) : files;
    }

    // a plugin that is not loaded is not shipped: a new version of it would start Traefik anew for nothing
    private static RenderedFiles Plugins(TraefikSettings settings, RenderedFiles plugins)
    {
        var found = plugins.Aggregate(RenderedFiles.Empty, (all, file) => all.With(Volume.PluginFolder + file.Key, file.Value.Span));
        string[] loaded = [MtlsPlugin.Manifest, .. settings.GeoIp is null ? Array.Empty<string>() : [GeoIpPlugin.Manifest]];
        if (loaded.FirstOrDefault(manifest => found.Find(manifest) is null) is { } missing) throw new ArgumentException($"{missing} is missing.", nameof(plugins));
        var folders = loaded.Select(manifest => manifest[..(manifest.LastIndexOf('/') + 1)]).ToList();
        return found.Only(path => folders.Exists(folder => path.StartsWith(folder, StringComparison.Ordinal)));
    }

    /// <summary>What Traefik's own settings mean in the dynamic configuration, a part for each feature.</summary>
    private static IEnumerable<DynamicConfiguration> Parts(TraefikSettings settings)
    {
        if (settings.Serving.Dashboard is { } dashboard) yield return DashboardPart.Of(dashboard);
        yield return new() { HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().Add(Names.Strip, new RemoveHeaders([.. Names.IdentityHeaders, .. Names.PlaceHeaders])) };
        yield return RoutesPart.Of(settings);
        yield return SentryPart.Of(settings);
        yield return ErrorPagesPart.Of(settings);
        yield return GeoIpPart.Of(settings);
        yield return CertificatesPart.Of(settings.Certificates);
    }

    /// <summary>One application's part: its router, middlewares and TLS options, and the PEM that they name. Its service is the one that its container declares.</summary>
    /// <exception cref="UserError">Mutual TLS cannot be had with Traefik's settings; says why.</exception>
    public static RenderedFiles Application(Application application, TraefikSettings settings)
    {
        if (application.MutualTls is not null && settings.MutualTlsRefusal is { } refusal) throw refusal;
        if (application.AuthorizedGroup is not null && settings.SignInRefusal is { } forged) throw forged;
        if (application.AuthorizedGroup is { } group && Sentry.RefusalOf(application.Name, group, settings.Groups) is { } closed) throw closed;
        if (settings.EntryPoints.All(entryPoint => entryPoint.Name != StaticConfiguration.WebSecure))
            throw new UserError(
                "TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED is false, but every application is reached through that entrypoint.",
                "Set TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED to true.");
        var configuration = application.Route == Route.Http ? HttpPart.Of(application, settings) : TcpPart.Of(application);
        var files = RenderedFiles.Empty.With(Volume.DynamicFile, Yaml.Bytes(configuration.ToYaml()));
        return application.MutualTls is not null && settings.StepCa is { } stepCa ? files.With(stepCa.RelativePath, stepCa.Pem) : files;
    }
}
