using System.Collections.Immutable;
using Wizard.Traefik.Acme;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>What Traefik reads again without a new container. Each feature makes one of these, a part; <see cref="With"/> brings parts together.</summary>
internal sealed record DynamicConfiguration
{
    public ImmutableSortedDictionary<string, Router> HttpRouters { get; init; } = Empty<Router>();

    public ImmutableSortedDictionary<string, Middleware> HttpMiddlewares { get; init; } = Empty<Middleware>();

    public ImmutableSortedDictionary<string, Service> HttpServices { get; init; } = Empty<Service>();

    public ImmutableSortedDictionary<string, Router> TcpRouters { get; init; } = Empty<Router>();

    public ImmutableSortedDictionary<string, Middleware> TcpMiddlewares { get; init; } = Empty<Middleware>();

    public ImmutableSortedDictionary<string, Service> TcpServices { get; init; } = Empty<Service>();

    public ImmutableSortedDictionary<string, TcpTransport> TcpTransports { get; init; } = Empty<TcpTransport>();

    public ImmutableSortedDictionary<string, UdpRouter> UdpRouters { get; init; } = Empty<UdpRouter>();

    public ImmutableSortedDictionary<string, Service> UdpServices { get; init; } = Empty<Service>();

    public ImmutableSortedDictionary<string, ClientTls> TlsOptions { get; init; } = Empty<ClientTls>();

    public ImmutableSortedDictionary<string, TlsStore> TlsStores { get; init; } = Empty<TlsStore>();

    public ImmutableList<CertificateFiles> TlsCertificates { get; init; } = [];

    public static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    /// <summary>Both parts in one.</summary>
    /// <exception cref="ArgumentException">Both define the same name, with another content.</exception>
    public DynamicConfiguration With(DynamicConfiguration other) => new()
    {
        HttpRouters = HttpRouters.AddRange(other.HttpRouters),
        HttpMiddlewares = HttpMiddlewares.AddRange(other.HttpMiddlewares),
        HttpServices = HttpServices.AddRange(other.HttpServices),
        TcpRouters = TcpRouters.AddRange(other.TcpRouters),
        TcpMiddlewares = TcpMiddlewares.AddRange(other.TcpMiddlewares),
        TcpServices = TcpServices.AddRange(other.TcpServices),
        TcpTransports = TcpTransports.AddRange(other.TcpTransports),
        UdpRouters = UdpRouters.AddRange(other.UdpRouters),
        UdpServices = UdpServices.AddRange(other.UdpServices),
        TlsOptions = TlsOptions.AddRange(other.TlsOptions),
        TlsStores = TlsStores.AddRange(other.TlsStores),
        TlsCertificates = TlsCertificates.AddRange(other.TlsCertificates),
    };

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("http", Section(("middlewares", Of(HttpMiddlewares)), ("routers", Of(HttpRouters)), ("services", Of(HttpServices)))),
        ("tcp", Section(
            ("middlewares", Of(TcpMiddlewares)), ("routers", Of(TcpRouters)), ("serversTransports", Of(TcpTransports)), ("services", Of(TcpServices)))),
        ("tls", Section(("certificates", ListOf(TlsCertificates)), ("options", Of(TlsOptions)), ("stores", Of(TlsStores)))),
        ("udp", Section(("routers", Of(UdpRouters)), ("services", Of(UdpServices)))));

    private static YamlMappingNode? Section(params (string Key, YamlNode? Value)[] kinds) => Yaml.OrNothing(Yaml.Map(kinds));

    private static YamlSequenceNode? ListOf<T>(ImmutableList<T> all) where T : IYaml => all.IsEmpty ? null : new(all.Select(one => one.ToYaml()));

    private static YamlMappingNode? Of<T>(ImmutableSortedDictionary<string, T> named) where T : IYaml => Yaml.Names(named, one => one.ToYaml());
}
