using System.Net;
using System.Text;
using Wizard.Settings;

namespace Wizard.Traefik.WireGuard;

/// <summary>Reads settings of the VPN, and writes lines of WireGuard's own files.</summary>
internal static class VpnValues
{
    private const string Menu = "Choose again in `make traefik config`, Advanced Routing.";

    /// <summary>A key.</summary>
    /// <exception cref="UserError">It is missing, or none.</exception>
    public static string Key(Values values, string setting) => WireGuardKey.Is(values[setting]) ? values[setting] : throw Missing(setting);

    /// <summary>An address.</summary>
    /// <exception cref="UserError">It is missing, or none.</exception>
    public static IPAddress Address(Values values, string setting) => Ip.TryParse(values[setting]) ?? throw Missing(setting);

    /// <summary>Networks.</summary>
    /// <exception cref="UserError">There is none, or one is none.</exception>
    public static IReadOnlyList<SourceRange> Networks(Values values, string setting) =>
        values.List(setting) is { Count: > 0 } list ? [.. list.Select(text => SourceRange.Parse(setting, text))] : throw Missing(setting);

    /// <summary>A value that its type has checked.</summary>
    /// <exception cref="UserError">It is missing.</exception>
    public static string Text(Values values, string setting) => values[setting] is { Length: > 0 } text ? text : throw Missing(setting);

    /// <summary>True where a network holds an address.</summary>
    public static bool Holds(SourceRange range, IPAddress address) => range.Address.AddressFamily == address.AddressFamily && Network(range).Contains(address);

    /// <summary>One section: its lines in order, without those that have no value.</summary>
    public static string Section(string name, params (string Key, string? Value)[] lines) =>
        lines.Where(line => line.Value is not null).Aggregate(new StringBuilder($"[{name}]\n"), (text, line) => text.Append($"{line.Key} = {line.Value}\n")).ToString();

    /// <summary>The error of settings that do not belong together.</summary>
    public static UserError Contradiction(string what) => new(what, Menu);

    private static UserError Missing(string setting) => new($"{setting} is not what the VPN needs.", Menu);

    private static IPNetwork Network(SourceRange range)
    {
        var bytes = range.Address.GetAddressBytes();
        for (var bit = range.Prefix; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new(new IPAddress(bytes), range.Prefix);
    }
}
