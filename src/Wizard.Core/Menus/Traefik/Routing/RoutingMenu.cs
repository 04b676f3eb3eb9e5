using Wizard.Menus.Traefik.WireGuard;

namespace Wizard.Menus.Traefik.Routing;

/// <summary>Connections that are handed on to other servers, and the VPN.</summary>
internal static class RoutingMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("Advanced Routing (Layer 7 / Layer 4 / Wireguard)", "traefik.routing", "Traefik Advanced Routing:",
    [
        new FlowItem("Configure layer 7 TLS proxy", RouteFlows.TlsAsync),
        new FlowItem("Configure layer 4 TCP/UDP proxy", RouteFlows.EntryPointsAsync),
        new FlowItem("Destinations: servers with a name", RouteFlows.DestinationsAsync),
        new VerbItem("Show all routes (wizard route list)", TraefikMenu.Project, VerbTable.Require(TraefikMenu.Project, "route-list")),
        WireGuardMenu.Root,
    ]);
}
