using System.Globalization;
using System.Net;

namespace Wizard.Settings.Types;

/// <summary>IP networks; a bare address is the network of that address alone, and bits behind the prefix are cleared.</summary>
public sealed class CidrListType() : ListType("cidr-list", "IP networks, comma separated", "192.168.0.0/16,2001:db8::/32")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        Parse(member) is { } network ? Verdict.Accept($"{network}") : Refuse($"{Shown.Text(member)} is no IP network");

    /// <summary>The network, or null where the text is none.</summary>
    internal static IPNetwork? Parse(string member)
    {
        var parts = member.Split('/');
        if (parts.Length > 2 || Addresses.Parse(parts[0]) is not { } address) return null;
        var bits = address.GetAddressBytes().Length * 8;
        var length = parts.Length == 1 ? bits : Length(parts[1], bits);
        return length is null ? null : new IPNetwork(Masked(address, length.Value), length.Value);
    }

    private static int? Length(string text, int bits) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= bits ? length : null;

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
