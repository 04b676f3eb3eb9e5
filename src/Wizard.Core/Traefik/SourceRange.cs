using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Wizard.Traefik;

/// <summary>A range of addresses, as in 192.168.1.0/24.</summary>
/// <param name="Address">Its first address, or any address inside.</param>
/// <param name="Prefix">How many leading bits count.</param>
public sealed record SourceRange(IPAddress Address, int Prefix)
{
    /// <summary>True for a range that leaves no address of its family out.</summary>
    public bool IsWholeFamily => Prefix == 0;

    /// <summary>True where these ranges together leave nobody out.</summary>
    public static bool Everybody(IReadOnlyCollection<SourceRange> ranges) =>
        ranges.Any(range => range.IsWholeOf(AddressFamily.InterNetwork))
        && ranges.Any(range => range.IsWholeOf(AddressFamily.InterNetworkV6));

    /// <summary>Reads a range; an address alone is a range of one.</summary>
    /// <param name="setting">The setting that it stands in.</param>
    /// <param name="text">What stands there.</param>
    /// <exception cref="UserError">It is none.</exception>
    public static SourceRange Parse(string setting, string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = Ip.TryParse(slash < 0 ? text : text[..slash]);
        var bits = address?.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var prefix = slash < 0 ? bits : PrefixOf(text[(slash + 1)..], bits);
        return address is not null && prefix is not null ? new SourceRange(address, prefix.Value) : throw Refuse(setting);
    }

    /// <summary>The range as address/prefix.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Prefix}");

    private bool IsWholeOf(AddressFamily family) => IsWholeFamily && Address.AddressFamily == family;

    private static int? PrefixOf(string text, int bits) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits ? prefix : null;

    private static UserError Refuse(string setting) =>
        new($"{setting} holds something that is no range of addresses.",
            $"Set {setting} to ranges such as 192.168.1.0/24 or 2001:db8::/32, comma separated.");
}
