using System.Globalization;
using System.Net;

namespace Wizard.Traefik.WireGuard;

/// <summary>The file that makes a device the client of a VPN, as wg-quick(8) and the apps read it.</summary>
public sealed record PeerFile
{
    /// <summary>The device's addresses inside the VPN.</summary>
    public required IReadOnlyList<IPAddress> Addresses { get; init; }

    /// <summary>The device's private key.</summary>
    public required string PrivateKey { get; init; }

    /// <summary>The UDP port that the device listens at; null where any will do.</summary>
    public int? ListenPort { get; init; }

    /// <summary>The server's public key.</summary>
    public required string PublicKey { get; init; }

    /// <summary>What both share beside the keys; null for nothing.</summary>
    public string? PresharedKey { get; init; }

    /// <summary>Where the server is: host:port, an IPv6 address in brackets.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The networks that are reached through the server.</summary>
    public required IReadOnlyList<SourceRange> AllowedIps { get; init; }

    /// <summary>Keys that stood in the file and have no meaning here.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The text of the file.</summary>
    public string ToText() =>
        VpnValues.Section("Interface", ("Address", string.Join(", ", Addresses)), ("PrivateKey", PrivateKey), ("ListenPort", ListenPort?.ToString(CultureInfo.InvariantCulture))) + "\n"
        + VpnValues.Section("Peer", ("PublicKey", PublicKey), ("PresharedKey", PresharedKey), ("Endpoint", Endpoint), ("AllowedIPs", string.Join(", ", AllowedIps)), ("PersistentKeepalive", "25"));

    /// <summary>The addresses alone: the keys are nobody's business.</summary>
    public override string ToString() => string.Join(", ", Addresses);
}
