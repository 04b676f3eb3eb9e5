using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>Reads one custom entrypoint; says of the first part that is wrong what is.</summary>
internal sealed partial class CustomEntryPointReader(string text)
{
    /// <summary>What is wrong; null for nothing.</summary>
    public string? Fault { get; private set; }

    public CustomEntryPoint? Read()
    {
        if (Whole().Match(text) is not { Success: true } parts) return Refuse<CustomEntryPoint>($"{Shown.Text(text)} is not name:host:port:protocol:proxies:https, with IPv6 in brackets");
        var name = parts.Groups["name"].Value;
        if (CustomEntryPoint.NameFault(name) is { } fault) return Refuse<CustomEntryPoint>(fault);
        if (Listen(parts) is not { } listen || Proxies(parts.Groups["proxies"].Value) is not { } proxies) return null;
        if (Flag(parts.Groups["https"].Value) is not { } https) return null;
        return listen.Protocol == Protocol.Udp && (https || proxies.Count > 0)
            ? Refuse<CustomEntryPoint>($"{name} speaks UDP, which has neither proxies (the PROXY protocol) nor HTTPS: leave the proxies blank and write false")
            : new(name, listen, proxies, https);
    }

    private ListenAddress? Listen(Match parts)
    {
        var (host, port, protocol) = (parts.Groups["host"].Value, parts.Groups["port"].Value, parts.Groups["protocol"].Value.ToLowerInvariant());
        if (Address(host) is not { IsIPv4MappedToIPv6: false } address) return Refuse<ListenAddress>($"{Shown.Text(host)} is no IP address, or an IPv6 address without brackets");
        if (Ports.Parse(port) is not { } number) return Refuse<ListenAddress>($"{Shown.Text(port)} is no port from 1 to 65535");
        return protocol is "tcp" or "udp"
            ? new(address, number, protocol == "udp" ? Protocol.Udp : Protocol.Tcp)
            : Refuse<ListenAddress>($"{Shown.Text(protocol)} is neither tcp nor udp");
    }

    private List<IPNetwork>? Proxies(string list)
    {
        var networks = new List<IPNetwork>();
        foreach (var member in list.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            if (CidrListType.Parse(member.Trim('[', ']')) is not { } network || IsV6(network.BaseAddress) != member.StartsWith('['))
                return Refuse<List<IPNetwork>>($"{Shown.Text(member)} is no IP network, or an IPv6 network without brackets");
            if (CustomEntryPoint.IsEverybody(network))
                return Refuse<List<IPNetwork>>($"{Shown.Text(member)} believes everybody's PROXY protocol header, so that anybody could forge an address: name your proxies only");
            if (!networks.Contains(network)) networks.Add(network);
        }

        return networks;
    }

    private bool? Flag(string word)
    {
        if (bool.TryParse(word, out var flag)) return flag;
        Refuse<string>($"{Shown.Text(word)} is neither true nor false");
        return null;
    }

    private static IPAddress? Address(string host) =>
        Addresses.Parse(host.Trim('[', ']')) is { } address && IsV6(address) == host.StartsWith('[') ? address : null;

    private static bool IsV6(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    private T? Refuse<T>(string fault) where T : class
    {
        Fault = fault;
        return null;
    }

    // What stands in brackets may hold colons, dashes never.
    [GeneratedRegex(@"^(?<name>[^:\[\]]*):(?<host>\[[^\[\]]*\]|[^:\[\]]*):(?<port>[^:\[\]]*):(?<protocol>[^:\[\]]*):(?<proxies>(?:\[[^\[\]-]*\]|[^:\[\]-]+)(?:-(?:\[[^\[\]-]*\]|[^:\[\]-]+))*)?:(?<https>[^:\[\]]*)\z")]
    private static partial Regex Whole();
}
