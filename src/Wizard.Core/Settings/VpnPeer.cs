using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Wizard.Settings.Types;

namespace Wizard.Settings;

/// <summary>Who may enter the VPN of Traefik's machine: a member of a vpn-peers setting, <c>name:address:private key:preshared key</c>.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Address">Its IPv4 address inside the VPN.</param>
/// <param name="PrivateKey">Its private key, which its configuration file is made from.</param>
/// <param name="PresharedKey">What it shares with the server beside the keys.</param>
public sealed partial record VpnPeer(string Name, IPAddress Address, string PrivateKey, string PresharedKey)
{
    /// <summary>What a name is made of.</summary>
    public const string NameRule = "letters, digits and hyphens, 32 at most, for example phone";

    /// <summary>True for a text that can be a peer's name.</summary>
    public static bool IsName(string text) => Spelling().IsMatch(text);

    /// <summary>Reads a member of the setting; null where it is none.</summary>
    public static VpnPeer? Parse(string member) =>
        member.Split(':') is [var name, var address, var key, var shared] && IsName(name) && WireGuardKey.Is(key) && WireGuardKey.Is(shared)
        && Addresses.Parse(address) is { AddressFamily: AddressFamily.InterNetwork } ip ? new(name, ip, key, shared) : null;

    /// <summary>The peer as it stands in the setting.</summary>
    public string ToSetting() => $"{Name}:{Address}:{PrivateKey}:{PresharedKey}";

    /// <summary>Name and address: the keys are nobody's business.</summary>
    public override string ToString() => $"{Name} ({Address})";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9-]{0,31}\z")]
    private static partial Regex Spelling();
}
