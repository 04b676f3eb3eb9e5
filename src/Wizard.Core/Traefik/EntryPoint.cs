using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>An address that Traefik listens on.</summary>
/// <param name="Name">Its name in the configuration, as in <c>websecure</c>.</param>
/// <param name="Host">The address; 0.0.0.0 or :: for all.</param>
/// <param name="Port">The port.</param>
/// <param name="ProxyProtocolTrustedIps">Who may say, by the PROXY protocol, on whose behalf it connects.</param>
public sealed partial record EntryPoint(string Name, IPAddress Host, int Port, IReadOnlyList<SourceRange> ProxyProtocolTrustedIps)
{
    /// <summary>What is spoken there. TCP may be HTTP, whatever the entrypoint is meant for; UDP never is.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>HTTP routers that say nothing of TLS have it all the same.</summary>
    public bool UsesHttps { get; init; }

    /// <summary>Where it listens.</summary>
    public ListenAddress Listen => new(Host, Port, Protocol);

    /// <summary>Address, port and protocol as Traefik reads them, an IPv6 address in brackets.</summary>
    public string Address => Listen.ToString();

    /// <summary>The entrypoints that are switched on: every family PREFIX_NAME_ENTRYPOINT_{ENABLED,HOST,PORT,...} in the order of the catalogue, then the custom ones.</summary>
    /// <exception cref="UserError">A value is no address, port or range.</exception>
    public static IReadOnlyList<EntryPoint> AllOf(Values values) =>
    [
        .. Families(values).Where(family => values.Strictly($"{family}_ENABLED")).SelectMany(family => Of(values, family)),
        .. CustomEntryPoint.ListOf(values).Select(Of),
    ];

    /// <summary>The one at which Traefik answers the wizard.</summary>
    /// <exception cref="UserError">Its port is none.</exception>
    public static EntryPoint ControlOf(Values values) =>
        new(EntryPointNames.Control, IPAddress.Loopback, PortOf(values, EntryPointNames.PortSettingOf(EntryPointNames.Control)), []);

    /// <summary>The enabled entrypoints that a layer-4 route may use: those that no HTTP is spoken at.</summary>
    /// <exception cref="UserError">A value is no address, port or range.</exception>
    public static IReadOnlyList<EntryPoint> ForRoutes(Values values) => [.. AllOf(values).Where(entryPoint => !EntryPointNames.IsForHttp(entryPoint.Name))];

    /// <summary>The port that a setting holds.</summary>
    /// <exception cref="UserError">It holds none.</exception>
    internal static int PortOf(Values values, string setting) =>
        int.TryParse(values[setting], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new UserError($"{setting} holds no port.", $"Set {setting} to a number from 1 to 65535.");

    private static IEnumerable<string> Families(Values values) =>
        from setting in values.Catalogue.Settings
        let match = Family().Match(setting.Name)
        where match.Success && setting.Name.StartsWith($"{values.Catalogue.Prefix}_", StringComparison.Ordinal)
        select match.Groups[1].Value;

    private static IEnumerable<EntryPoint> Of(Values values, string family)
    {
        var (host, port) = (HostOf(values, $"{family}_HOST"), PortOf(values, $"{family}_PORT"));
        var trusted = TrustedIps(values, $"{family}_PROXY_PROTOCOL_TRUSTED_IPS");
        return EntryPointNames.Opened(NameOf(values.Catalogue.Prefix, family)).Select(opened =>
            new EntryPoint(opened.Name, host, port, opened.Protocol == Protocol.Tcp ? trusted : []) { Protocol = opened.Protocol });
    }

    private static EntryPoint Of(CustomEntryPoint custom) =>
        new(custom.Name, custom.Listen.Host, custom.Listen.Port, [.. custom.Proxies.Select(proxy => new SourceRange(proxy.BaseAddress, proxy.PrefixLength))])
        {
            Protocol = custom.Listen.Protocol,
            UsesHttps = custom.UsesHttps,
        };

    // CA1308 would have upper case: Traefik's own names (web, websecure) are lower case
    private static string NameOf(string prefix, string family) =>
        string.Concat(family[(prefix.Length + 1)..^"_ENTRYPOINT".Length].Select(char.ToLowerInvariant));

    private static IPAddress HostOf(Values values, string setting) =>
        Ip.TryParse(values[setting]) ?? throw new UserError(
            $"{setting} holds no address.",
            $"Set {setting} to one such as 0.0.0.0, 192.168.1.2 or ::.");

    private static List<SourceRange> TrustedIps(Values values, string setting)
    {
        if (values.Catalogue.Find(setting) is null) return [];
        var ranges = values.List(setting).Select(text => SourceRange.Parse(setting, text)).ToList();
        return ranges.Exists(range => range.IsWholeFamily)
            ? throw new UserError(
                $"{setting} believes everybody's PROXY protocol header, so that anybody could forge an address.",
                $"Set {setting} to the addresses of your proxies only.")
            : ranges;
    }

    [GeneratedRegex(@"^([A-Z0-9_]+_ENTRYPOINT)_ENABLED\z")]
    private static partial Regex Family();
}
