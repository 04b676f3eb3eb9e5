using Wizard.Settings.Types;

namespace Wizard.Settings.Routes;

/// <summary>A server that connections are handed on to, as <c>host:port:proxy_protocol</c>.</summary>
/// <param name="Host">An address or a name, in its normal form.</param>
/// <param name="Port">The port.</param>
/// <param name="ProxyProtocol">The version of the PROXY protocol that tells the server who the client is; 0 for none.</param>
public sealed record ServerAddress(string Host, int Port, int ProxyProtocol)
{
    /// <summary>Host and port as they are dialled, an IPv6 address in brackets.</summary>
    public string Dialled => Fields.Join(Host, $"{Port}");

    /// <summary>The fields of the text.</summary>
    public IEnumerable<string> ToFields() => [Host, $"{Port}", $"{ProxyProtocol}"];

    /// <summary>As a person reads it.</summary>
    public override string ToString() => ProxyProtocol == 0 ? Dialled : $"{Dialled}, PROXY protocol {ProxyProtocol}";

    /// <summary>Reads the three fields.</summary>
    /// <returns>The server, or what is wrong.</returns>
    internal static (ServerAddress? Server, string? Fault) Read(string host, string port, string proxyProtocol)
    {
        if (HostFault(host) is { } fault) return (null, fault);
        if (Ports.Parse(port) is not { } number) return (null, $"{Shown.Text(port)} is no port");
        return proxyProtocol is "0" or "1" or "2"
            ? (new ServerAddress(Normal(host), number, proxyProtocol[0] - '0'), null)
            : (null, $"{Shown.Text(proxyProtocol)} is no version of the PROXY protocol (0 for none, 1 or 2)");
    }

    /// <summary>What is wrong with the host of a server; null where nothing is.</summary>
    internal static string? HostFault(string host) => Addresses.Parse(host) is { } address
        ? address.Equals(System.Net.IPAddress.Any) || address.Equals(System.Net.IPAddress.IPv6Any) ? $"{Shown.Text(host)} is no address of one server" : null
        : Hosts.Fault(Hosts.Normal(host));

    private static string Normal(string host) => Addresses.Parse(host)?.ToString() ?? Hosts.Normal(host);
}
