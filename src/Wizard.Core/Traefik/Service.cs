using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Where requests or connections are handed on to.</summary>
internal abstract record Service : IYaml
{
    public abstract YamlMappingNode ToYaml();

    protected static YamlMappingNode LoadBalancer(params (string Key, YamlNode? Value)[] entries) => Yaml.Map(("loadBalancer", Yaml.Map(entries)));

    protected static YamlSequenceNode Servers(string kind, IEnumerable<string> servers) =>
        new(servers.Select(server => Yaml.Map((kind, Yaml.Text(server)))));
}

/// <summary>HTTP requests, to addresses such as <c>http://10.0.0.2:8080</c>.</summary>
internal sealed record HttpService(IReadOnlyList<string> Urls) : Service
{
    public override YamlMappingNode ToYaml() => LoadBalancer(("servers", Servers("url", Urls)));
}

/// <summary>TCP connections, to <c>host:port</c> each.</summary>
/// <param name="Addresses">The servers.</param>
/// <param name="Transport">The name of the transport that says how they are connected to; null for Traefik's own.</param>
internal sealed record TcpService(IReadOnlyList<string> Addresses, string? Transport = null) : Service
{
    public override YamlMappingNode ToYaml() => LoadBalancer(
        ("servers", Servers("address", Addresses)),
        ("serversTransport", Transport is null ? null : Yaml.Text(Transport)));
}

/// <summary>UDP packets, to <c>host:port</c> each.</summary>
internal sealed record UdpService(IReadOnlyList<string> Addresses) : Service
{
    public override YamlMappingNode ToYaml() => LoadBalancer(("servers", Servers("address", Addresses)));
}

/// <summary>How servers are connected to: with the PROXY protocol of this version, which tells them the client's address.</summary>
internal sealed record TcpTransport(int ProxyProtocolVersion) : IYaml
{
    public YamlMappingNode ToYaml() => Yaml.Map(("proxyProtocol", Yaml.Map(("version", Yaml.Number(ProxyProtocolVersion)))));
}

/// <summary>All packets of an entrypoint.</summary>
internal sealed record UdpRouter(string EntryPoint, string Service) : IYaml
{
    public YamlMappingNode ToYaml() => Yaml.Map(("entryPoints", Yaml.List([EntryPoint])), ("service", Yaml.Text(Service)));
}
