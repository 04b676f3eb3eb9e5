using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>The names of Traefik's entrypoints: those that env-dist spells out as families of settings, and those that nobody else may have.</summary>
public static partial class EntryPointNames
{
    /// <summary>The entrypoint at which Traefik answers the wizard.</summary>
    public const string Control = "control";

    /// <summary>The entrypoint of Traefik's own page.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>The entrypoint whose requests are all redirected to <see cref="WebSecure"/>.</summary>
    public const string Web = "web";

    /// <summary>The entrypoint of every application.</summary>
    public const string WebSecure = "websecure";

    private const string Internal = "traefik"; // what Traefik opens by itself where its API is insecure
    private const string Dns = "dns";

    /// <summary>The stock ones: TRAEFIK_NAME_ENTRYPOINT_{ENABLED,HOST,PORT,...} each.</summary>
    public static IReadOnlyList<string> Stock { get; } =
    [
        Dashboard, Web, WebSecure, "web_plain", "ssh", "xmpp_c2s", "xmpp_s2s", "mpd", "redis", "rtmp", "snapcast", "snapcast_control",
        "iperf_tcp", "iperf_udp", Dns, "irc", "irc_bouncer",
    ];

    /// <summary>What a stock one opens: itself, but for DNS, which needs both protocols on one port.</summary>
    public static IReadOnlyList<(string Name, Protocol Protocol)> Opened(string stock) => stock switch
    {
        Dns => [($"{Dns}_tcp", Protocol.Tcp), ($"{Dns}_udp", Protocol.Udp)],
        "iperf_udp" => [(stock, Protocol.Udp)],
        _ => [(stock, Protocol.Tcp)],
    };

    /// <summary>What the names of a stock one's settings begin with: <c>TRAEFIK_WEB_ENTRYPOINT</c>.</summary>
    public static string FamilyOf(string stock) => $"TRAEFIK_{stock.ToUpperInvariant()}_ENTRYPOINT";

    /// <summary>True for a name that a custom entrypoint cannot have.</summary>
    public static bool IsReserved(string name) => name is Control or Internal || Stock.Contains(name) || OwnerOf(name) is not null;

    /// <summary>The setting that says which port an entrypoint has.</summary>
    public static string PortSettingOf(string entryPoint) =>
        entryPoint == Control ? "TRAEFIK_CONTROL_ENTRYPOINT_PORT"
        : OwnerOf(entryPoint) is { } stock ? $"{FamilyOf(stock)}_PORT"
        : CustomEntryPoint.Setting;

    /// <summary>True for lower-case letters, digits and underscores, 64 at most.</summary>
    public static bool IsName(string text) => Grammar().IsMatch(text);

    /// <summary>True for one that HTTP is spoken at: a route of everything that arrives there would take it over.</summary>
    public static bool IsForHttp(string entryPoint) => entryPoint is Control or Web or WebSecure or "web_plain" or Dashboard;

    private static string? OwnerOf(string entryPoint) => Stock.FirstOrDefault(stock => Opened(stock).Any(opened => opened.Name == entryPoint));

    [GeneratedRegex(@"^[a-z0-9_]{1,64}\z")]
    private static partial Regex Grammar();
}
