using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>An address that somebody listens on.</summary>
/// <param name="Host">The address; 0.0.0.0 or :: for all.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">What is spoken there.</param>
public sealed record ListenAddress(IPAddress Host, int Port, Protocol Protocol)
{
    private const string Udp = "/udp";

    /// <summary>True where not both can be listened on.</summary>
    public bool Meets(ListenAddress other) =>
        Port == other.Port && Protocol == other.Protocol && (IsEverywhere(Host) || IsEverywhere(other.Host) || Host.Equals(other.Host));

    /// <summary>Reads what <see cref="ToString"/> writes; <c>/tcp</c> may stand behind it, and before the port nothing for all addresses. Null where the text is none.</summary>
    public static ListenAddress? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (address, protocol) = slash < 0 ? (text, "/tcp") : (text[..slash], text[slash..]);
        var colon = address.LastIndexOf(':');
        if (colon < 0 || protocol is not ("/tcp" or Udp) || Ports.Parse(address[(colon + 1)..]) is not { } port) return null;
        return HostOf(address[..colon]) is { } host ? new(host, port, protocol == Udp ? Protocol.Udp : Protocol.Tcp) : null;
    }

    /// <summary>The address as Traefik reads it: <c>0.0.0.0:80</c>, <c>[2001:db8::1]:53/udp</c>.</summary>
    public override string ToString()
    {
        var host = Host.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Host}]" : $"{Host}";
        return string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}{(Protocol == Protocol.Udp ? Udp : "")}");
    }

    // Go listens on 0.0.0.0 for IPv6 too (https://pkg.go.dev/net#Listen): [::1] beside it is refused.
    private static bool IsEverywhere(IPAddress host) => host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any);

    private static IPAddress? HostOf(string text) => text switch
    {
        "" => IPAddress.IPv6Any,
        ['[', .. var inside, ']'] => Addresses.Parse(inside) is { AddressFamily: AddressFamily.InterNetworkV6 } address ? address : null,
        _ => Addresses.Parse(text) is { AddressFamily: AddressFamily.InterNetwork } address ? address : null,
    };
}
