using System.Net;
using System.Security.Cryptography;
using System.Text;
using Wizard.Settings;

namespace Wizard.Traefik.WireGuard;

/// <summary>The VPN's interface on Traefik's machine, as server or as client: beside Traefik in the network of the host.</summary>
/// <param name="Addresses">The machine's addresses inside the VPN.</param>
/// <param name="Routes">The networks that are reached through it.</param>
/// <param name="Configuration">Keys and peers as `wg setconf` reads them: that grammar knows no commands.</param>
public sealed record Tunnel(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<SourceRange> Routes, string Configuration)
{
    /// <summary>The setting that makes the machine a server.</summary>
    public const string ServerSetting = "TRAEFIK_VPN_ENABLED";

    /// <summary>The setting that makes the machine a client.</summary>
    public const string ClientSetting = "TRAEFIK_VPN_CLIENT_ENABLED";

    /// <summary>Reads the settings; null where there is no VPN.</summary>
    /// <exception cref="UserError">They contradict each other, or one is missing.</exception>
    public static Tunnel? From(Values values) => (values.Strictly(ServerSetting), values.Strictly(ClientSetting)) switch
    {
        (true, true) => throw new UserError($"{ServerSetting} and {ClientSetting} are both true: this machine is the server of a VPN, or the client of one.", $"Set one of {ServerSetting} and {ClientSetting} to false."),
        (true, false) => VpnServer.From(values).ToTunnel(),
        (false, true) => VpnClient.From(values).ToTunnel(),
        _ => null,
    };

    /// <summary>What the compose file hands to the container; another configuration is another container.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["TRAEFIK_WIREGUARD_ADDRESSES"] = string.Join(' ', Addresses.Select(address => new SourceRange(address, address.GetAddressBytes().Length * 8))),
        ["TRAEFIK_WIREGUARD_ROUTES"] = string.Join(' ', Routes),
        ["TRAEFIK_WIREGUARD_HASH"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Configuration))),
    };

    /// <summary>True where Traefik listens at an address that only this interface has: it must be there first.</summary>
    public bool IsNeededBy(IEnumerable<EntryPoint> entryPoints) => entryPoints.Any(entryPoint => Addresses.Contains(entryPoint.Host));

    /// <summary>The addresses: the keys are nobody's business.</summary>
    public override string ToString() => string.Join(", ", Addresses);
}
