using Wizard.Settings;

namespace Wizard.Traefik.Routing;

/// <summary>The routes to other servers.</summary>
internal static class RoutesPart
{
    /// <summary>A router and a service for each route; a transport for each version of the PROXY protocol in use.</summary>
    public static DynamicConfiguration Of(TraefikSettings settings)
    {
        var udp = settings.EntryPoints.Where(entryPoint => entryPoint.Protocol == Protocol.Udp).Select(entryPoint => entryPoint.Name).ToHashSet();
        var tcp = settings.Hops.ByEntryPoint.Where(hop => !udp.Contains(hop.From)).ToList();
        var packets = settings.Hops.ByEntryPoint.Where(hop => udp.Contains(hop.From)).ToList();
        var all = settings.Hops.ByDomain.Select(hop => (Name: Names.TlsHop(hop.From), Hop: hop)).Concat(tcp.Select(hop => (Name: Names.EntryPointHop(hop.From), Hop: hop))).ToList();
        return new DynamicConfiguration
        {
            TcpRouters = DynamicConfiguration.Empty<Router>()
                .AddRange(settings.Hops.ByDomain.Select(hop => KeyValuePair.Create(Names.TlsHop(hop.From), Passthrough(hop))))
                .AddRange(tcp.Select(hop => KeyValuePair.Create(Names.EntryPointHop(hop.From), Everything(hop)))),
            TcpServices = DynamicConfiguration.Empty<Service>().AddRange(all.Select(named => KeyValuePair.Create(named.Name, (Service)Tcp(named.Hop)))),
            TcpTransports = DynamicConfiguration.Empty<TcpTransport>().AddRange(
                all.Select(named => named.Hop.To.ProxyProtocol).Where(version => version > 0).Distinct()
                    .Select(version => KeyValuePair.Create(Names.ProxyProtocol(version), new TcpTransport(version)))),
            UdpRouters = DynamicConfiguration.Empty<UdpRouter>().AddRange(
                packets.Select(hop => KeyValuePair.Create(Names.EntryPointHop(hop.From), new UdpRouter(hop.From, Names.EntryPointHop(hop.From))))),
            UdpServices = DynamicConfiguration.Empty<Service>().AddRange(
                packets.Select(hop => KeyValuePair.Create(Names.EntryPointHop(hop.From), (Service)new UdpService([hop.To.Dialled])))),
        };
    }

    private static Router Passthrough(Hop hop) => new()
    {
        EntryPoint = StaticConfiguration.WebSecure,
        Rule = Router.SniRule(HostName.Parse("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", hop.From)),
        Service = Names.TlsHop(hop.From),
        Passthrough = true,
    };

    private static Router Everything(Hop hop) => new() { EntryPoint = hop.From, Rule = "HostSNI(`*`)", Service = Names.EntryPointHop(hop.From) };

    private static TcpService Tcp(Hop hop) => new([hop.To.Dialled], hop.To.ProxyProtocol == 0 ? null : Names.ProxyProtocol(hop.To.ProxyProtocol));
}
