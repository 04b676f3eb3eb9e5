using System.Net;
using System.Net.Sockets;

namespace Wizard.Traefik;

/// <summary>Addresses as Go reads them: .NET also takes 1, 0x7f.1, 010.0.0.1, fe80::1%eth0 and [::1], and means something else.</summary>
internal static class Ip
{
    /// <summary>The address, or null where the text is none.</summary>
    public static IPAddress? TryParse(string text) =>
        IsSpelt(text) && IPAddress.TryParse(text, out var address) && IsPlain(address, text) ? address : null;

    private static bool IsSpelt(string text) => text.All(c => char.IsAsciiHexDigit(c) || c is '.' or ':');

    private static bool IsPlain(IPAddress address, string text) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? !address.IsIPv4MappedToIPv6 : address.ToString() == text;
}
