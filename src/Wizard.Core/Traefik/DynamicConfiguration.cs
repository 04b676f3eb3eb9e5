using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Routers, middlewares and TLS options: what Traefik reads again without a new container.</summary>
internal sealed record DynamicConfiguration
{
    public ImmutableSortedDictionary<string, Router> HttpRouters { get; init; } = Empty<Router>();

    public ImmutableSortedDictionary<string, Middleware> HttpMiddlewares { get; init; } = Empty<Middleware>();

    public ImmutableSortedDictionary<string, Router> TcpRouters { get; init; } = Empty<Router>();

    public ImmutableSortedDictionary<string, Middleware> TcpMiddlewares { get; init; } = Empty<Middleware>();

    public ImmutableSortedDictionary<string, ClientTls> TlsOptions { get; init; } = Empty<ClientTls>();

    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("http", Part(HttpRouters, HttpMiddlewares)),
        ("tcp", Part(TcpRouters, TcpMiddlewares)),
        ("tls", Yaml.OrNothing(Yaml.Map(("options", Yaml.Names(TlsOptions, options => options.ToYaml()))))));

    private static YamlMappingNode? Part(
        ImmutableSortedDictionary<string, Router> routers, ImmutableSortedDictionary<string, Middleware> middlewares) =>
        Yaml.OrNothing(Yaml.Map(
            ("middlewares", Yaml.Names(middlewares, middleware => middleware.ToYaml())),
            ("routers", Yaml.Names(routers, router => router.ToYaml()))));
}
