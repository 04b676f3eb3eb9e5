using System.Net;
using System.Net.Sockets;

namespace Wizard.Settings.Types;

/// <summary>IP addresses as people write them; .NET also takes 1, 0x7f.1 and octal numbers for IPv4.</summary>
internal static class Addresses
{
    /// <summary>The address, or null where the text is none.</summary>
    public static IPAddress? Parse(string text)
    {
        if (!IPAddress.TryParse(text, out var address) || text.AsSpan().IndexOfAny("[]%/") >= 0) return null;
        return address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text ? address : null;
    }
}
