using System.Net.Sockets;

namespace Wizard.Settings.Types;

/// <summary>A host name or an IP address, without a port.</summary>
public sealed class HostOrIpType() : SingleLineType("host-or-ip", "a domain name or an IP address", "vpn.example.com")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => Read(line) is { } host ? Verdict.Accept(host) : Refuse($"{Shown.Text(line)} is neither");

    /// <summary>Name or address in normal form; null where the text is neither.</summary>
    internal static string? Read(string text) => Addresses.Parse(text) is { } address ? $"{address}" : Hosts.Fault(Hosts.Normal(text)) is null ? Hosts.Normal(text) : null;

    /// <summary>The host as it stands before a port: an IPv6 address in brackets.</summary>
    internal static string BeforePort(string host) => Addresses.Parse(host) is { AddressFamily: AddressFamily.InterNetworkV6 } ? $"[{host}]" : host;
}
