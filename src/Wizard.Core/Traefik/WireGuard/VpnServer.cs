using System.Globalization;
using System.Net;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Traefik.WireGuard;

/// <summary>A VPN whose server is Traefik's machine. Its peers reach that machine, and nothing behind it.</summary>
/// <param name="Host">Where peers find it.</param>
/// <param name="Port">The UDP port that it listens at.</param>
/// <param name="Address">Its own address inside.</param>
/// <param name="AllowedIps">What peers send to it.</param>
/// <param name="PrivateKey">Its private key.</param>
/// <param name="Peers">Who may enter.</param>
public sealed record VpnServer(string Host, int Port, IPAddress Address, IReadOnlyList<SourceRange> AllowedIps, string PrivateKey, IReadOnlyList<VpnPeer> Peers)
{
    private const int Prefix = 24;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UserError">One is missing, or two contradict each other.</exception>
    public static VpnServer From(Values values)
    {
        var subnet = Subnet(values);
        var server = new VpnServer(
            VpnValues.Text(values, "TRAEFIK_VPN_HOST"), EntryPoint.PortOf(values, "TRAEFIK_VPN_PORT"), VpnValues.Address(values, "TRAEFIK_VPN_ADDRESS"),
            VpnValues.Networks(values, "TRAEFIK_VPN_ALLOWED_IPS"), VpnValues.Key(values, "TRAEFIK_VPN_PRIVATE_KEY"), Keys(values));
        if (!server.Peers.Select(peer => peer.Name).Order().SequenceEqual(values.List("TRAEFIK_VPN_PEERS").Order()))
            throw VpnValues.Contradiction("TRAEFIK_VPN_PEERS and TRAEFIK_VPN_PEER_KEYS name different peers: a peer has a name and keys, or is none.");
        if (!VpnValues.Holds(subnet, server.Address)) throw VpnValues.Contradiction($"TRAEFIK_VPN_ADDRESS ({server.Address}) is not in TRAEFIK_VPN_SUBNET ({subnet}).");
        if (!server.AllowedIps.Any(range => VpnValues.Holds(range, server.Address)))
            throw VpnValues.Contradiction($"TRAEFIK_VPN_ALLOWED_IPS leaves out TRAEFIK_VPN_ADDRESS ({server.Address}): no peer would reach Traefik.");
        return server.Peers.FirstOrDefault(peer => !VpnValues.Holds(subnet, peer.Address) || peer.Address.Equals(server.Address)) is { } peer
            ? throw VpnValues.Contradiction($"The peer {peer} has no address of its own in TRAEFIK_VPN_SUBNET ({subnet}).")
            : server;
    }

    /// <summary>The peers that the settings hold with their keys, whether or not there is a server.</summary>
    /// <exception cref="UserError">One of them cannot be read.</exception>
    public static IReadOnlyList<VpnPeer> Keys(Values values) =>
        [.. values.List("TRAEFIK_VPN_PEER_KEYS").Select(text => VpnPeer.Parse(text) ?? throw VpnValues.Contradiction("TRAEFIK_VPN_PEER_KEYS holds something that is no peer."))];

    /// <summary>The lowest address of a subnet that nobody has; null where all are taken.</summary>
    public static IPAddress? FreeAddress(IPAddress subnet, IPAddress server, IEnumerable<VpnPeer> peers)
    {
        var (taken, bytes) = (peers.Select(peer => peer.Address).Append(server).ToHashSet(), subnet.GetAddressBytes());
        return Enumerable.Range(2, 253).Select(last => new IPAddress([bytes[0], bytes[1], bytes[2], (byte)last])).FirstOrDefault(address => !taken.Contains(address));
    }

    /// <summary>The file that makes a device this peer.</summary>
    public PeerFile FileOf(VpnPeer peer) => new()
    {
        Addresses = [peer.Address],
        PrivateKey = peer.PrivateKey,
        PublicKey = KeyPair.PublicOf(PrivateKey),
        PresharedKey = peer.PresharedKey,
        Endpoint = $"{HostOrIpType.BeforePort(Host)}:{Port.ToString(CultureInfo.InvariantCulture)}",
        AllowedIps = AllowedIps,
    };

    /// <summary>The interface.</summary>
    public Tunnel ToTunnel() => new([Address], [.. Peers.Select(Only)], string.Join('\n', Peers.Select(Section).Prepend(VpnValues.Section("Interface", ("PrivateKey", PrivateKey), ("ListenPort", $"{Port}")))));

    /// <summary>The name alone: the keys are nobody's business.</summary>
    public override string ToString() => Host;

    private static string Section(VpnPeer peer) => VpnValues.Section("Peer", ("PublicKey", KeyPair.PublicOf(peer.PrivateKey)), ("PresharedKey", peer.PresharedKey), ("AllowedIPs", $"{Only(peer)}"));

    private static SourceRange Only(VpnPeer peer) => new(peer.Address, 32);

    private static SourceRange Subnet(Values values) =>
        VpnValues.Address(values, "TRAEFIK_VPN_SUBNET") is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetwork } subnet
            ? new(subnet, Prefix)
            : throw VpnValues.Contradiction("TRAEFIK_VPN_SUBNET is no IPv4 network.");
}
