using Wizard.Settings.Types;

namespace Wizard.Settings.Routes;

/// <summary>What is handed on by a route.</summary>
public enum RouteLayer
{
    /// <summary>Raw TCP connections or UDP packets: everything that arrives at one entrypoint.</summary>
    Four,

    /// <summary>TLS connections as they are, by the name that the client asks for.</summary>
    Seven,
}

/// <summary>Hands connections on to another server: <c>ca.example.com:pi</c> to a named destination, or <c>ca.example.com:10.13.16.2:443:2</c>.</summary>
/// <param name="From">A domain (layer 7) or an entrypoint (layer 4).</param>
/// <param name="Destination">The name of the destination; null where <paramref name="Server"/> says it.</param>
/// <param name="Server">Where the server is; null where a destination is named.</param>
public sealed record ProxyRoute(string From, string? Destination, ServerAddress? Server)
{
    /// <summary>As it stands in the setting.</summary>
    public string ToSetting() => Fields.Join([From, .. Server?.ToFields() ?? [Destination!]]);

    /// <summary>As a person reads it.</summary>
    public override string ToString() => $"{From} -> {Destination ?? $"{Server}"}";

    /// <summary>The setting that holds the routes of a layer.</summary>
    public static string SettingOf(RouteLayer layer) => layer == RouteLayer.Seven ? "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES" : "TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES";

    /// <summary>The setting that switches the routes of a layer on.</summary>
    public static string SwitchOf(RouteLayer layer) => layer == RouteLayer.Seven ? "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED" : "TRAEFIK_LAYER_4_TCP_UDP_PROXY_ENABLED";

    /// <summary>Reads one.</summary>
    /// <returns>The route, or what is wrong.</returns>
    public static (ProxyRoute? Route, string? Fault) Read(string text, RouteLayer layer) => Fields.Split(text) is { Count: 2 or 4 } fields
        ? Read(fields, layer)
        : (null, $"{Shown.Text(text)} is neither {Word(layer)}:destination nor {Word(layer)}:address:port:proxy_protocol (an IPv6 address in brackets)");

    /// <summary>Reads one from its two or four fields, which have no brackets.</summary>
    /// <returns>The route, or what is wrong.</returns>
    internal static (ProxyRoute? Route, string? Fault) Read(IReadOnlyList<string> fields, RouteLayer layer)
    {
        if (FromFault(fields[0], layer) is { } wrong) return (null, wrong);
        if (fields.Count == 2) return Routes.Destination.NameFault(fields[1]) is { } unnamed ? (null, unnamed) : (new(Normal(fields[0], layer), fields[1], null), null);
        var (server, fault) = ServerAddress.Read(fields[1], fields[2], fields[3]);
        return server is null ? (null, fault) : (new(Normal(fields[0], layer), null, server), null);
    }

    /// <summary>All of a layer that its setting's type has accepted; what it would refuse is left out.</summary>
    public static IReadOnlyList<ProxyRoute> AllOf(Values values, RouteLayer layer) =>
        [.. values.List(SettingOf(layer)).Select(member => Read(member, layer).Route).OfType<ProxyRoute>()];

    /// <summary>What is wrong with a domain or an entrypoint's name; null where nothing is.</summary>
    public static string? FromFault(string from, RouteLayer layer) => layer == RouteLayer.Seven
        ? Hosts.Fault(Hosts.Normal(from))
        : EntryPointNames.IsName(from) ? null : $"{Shown.Text(from)} is no entrypoint's name";

    private static string Normal(string from, RouteLayer layer) => layer == RouteLayer.Seven ? Hosts.Normal(from) : from;

    private static string Word(RouteLayer layer) => layer == RouteLayer.Seven ? "domain" : "entrypoint";
}
