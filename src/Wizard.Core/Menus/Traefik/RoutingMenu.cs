namespace Wizard.Menus.Traefik;

/// <summary>Routes beside those of the applications, and the VPN.</summary>
internal static class RoutingMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("Advanced Routing (Layer 7 / Layer 4 / Wireguard)", "traefik.routing", "Traefik routes:",
    [
        WireGuardMenu.Root,
    ]);
}
