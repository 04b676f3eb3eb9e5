using System.Globalization;
using System.Net.Sockets;
using Wizard.Settings;

namespace Wizard.Traefik.WireGuard;

/// <summary>A VPN that Traefik's machine is a client of.</summary>
/// <param name="File">What its server gave it.</param>
public sealed record VpnClient(PeerFile File)
{
    private const string Family = "TRAEFIK_VPN_CLIENT";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UserError">One is missing or wrong, or the whole machine's traffic would go through the VPN.</exception>
    public static VpnClient From(Values values)
    {
        var networks = VpnValues.Networks(values, $"{Family}_PEER_ALLOWED_IPS");
        if (Refusal(networks) is { } refusal) throw new UserError($"{Family}_PEER_ALLOWED_IPS: {refusal}", $"Set {Family}_PEER_ALLOWED_IPS to the networks of the VPN alone, for example 10.13.16.0/24.");
        return new(new PeerFile
        {
            Addresses = values.List($"{Family}_INTERFACE_ADDRESS") is { Count: > 0 } list
                ? [.. list.Select(text => Ip.TryParse(text) ?? throw VpnValues.Contradiction($"{Family}_INTERFACE_ADDRESS holds something that is no address."))]
                : throw VpnValues.Contradiction($"{Family}_INTERFACE_ADDRESS is empty."),
            PrivateKey = VpnValues.Key(values, $"{Family}_INTERFACE_PRIVATE_KEY"),
            ListenPort = EntryPoint.PortOf(values, $"{Family}_INTERFACE_LISTEN_PORT"),
            PublicKey = VpnValues.Key(values, $"{Family}_PEER_PUBLIC_KEY"),
            PresharedKey = values[$"{Family}_PEER_PRESHARED_KEY"] is { Length: > 0 } ? VpnValues.Key(values, $"{Family}_PEER_PRESHARED_KEY") : null,
            Endpoint = VpnValues.Text(values, $"{Family}_PEER_ENDPOINT"),
            AllowedIps = networks,
        });
    }

    /// <summary>Why these networks may not be reached through a VPN: the machine has but one network, and would lose its own way out, and SSH with it. Null where they may.</summary>
    public static string? Refusal(IEnumerable<SourceRange> networks) =>
        networks.FirstOrDefault(range => range.Prefix < (range.Address.AddressFamily == AddressFamily.InterNetwork ? 8 : 16)) is { } wide
            ? $"{wide} would take the traffic of the whole machine into the VPN, and the way to it (SSH) away."
            : null;

    /// <summary>The values of its settings.</summary>
    public IReadOnlyDictionary<string, string> ToSettings() => new Dictionary<string, string>
    {
        [$"{Family}_INTERFACE_ADDRESS"] = string.Join(',', File.Addresses),
        [$"{Family}_INTERFACE_PRIVATE_KEY"] = File.PrivateKey,
        [$"{Family}_INTERFACE_LISTEN_PORT"] = (File.ListenPort ?? 51820).ToString(CultureInfo.InvariantCulture),
        [$"{Family}_PEER_PUBLIC_KEY"] = File.PublicKey,
        [$"{Family}_PEER_PRESHARED_KEY"] = File.PresharedKey ?? "",
        [$"{Family}_PEER_ENDPOINT"] = File.Endpoint,
        [$"{Family}_PEER_ALLOWED_IPS"] = string.Join(',', File.AllowedIps),
    };

    /// <summary>The interface.</summary>
    public Tunnel ToTunnel() => new(File.Addresses, File.AllowedIps,
        VpnValues.Section("Interface", ("PrivateKey", File.PrivateKey), ("ListenPort", $"{File.ListenPort}")) + "\n"
        + VpnValues.Section("Peer", ("PublicKey", File.PublicKey), ("PresharedKey", File.PresharedKey), ("Endpoint", File.Endpoint), ("AllowedIPs", string.Join(", ", File.AllowedIps)), ("PersistentKeepalive", "25")));

    /// <summary>The server's place alone: the keys are nobody's business.</summary>
    public override string ToString() => File.Endpoint;
}
