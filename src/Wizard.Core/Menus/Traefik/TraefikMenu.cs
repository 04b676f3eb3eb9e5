namespace Wizard.Menus.Traefik;

/// <summary>The menus of `make traefik config`, in the order of the chapter. Each submenu is a file of its own.</summary>
internal static class TraefikMenu
{
    /// <summary>The project that they configure.</summary>
    public const string Project = "traefik";

    /// <summary>What stands behind Config.</summary>
    public static Submenu Configuration { get; } = Of("Config", "traefik.config", "Traefik Configuration:",
    [
        UserFlow.Item,
        TlsMenu.Root,
        RoutingMenu.Root,
        new SettingItem("Logging level", Project, "TRAEFIK_LOG_LEVEL"),
    ]);

    /// <summary>A submenu of Traefik's.</summary>
    public static Submenu Of(string label, string id, string title, IReadOnlyList<MenuNode> items) => new(label, id, title, _ => items) { Project = Project };
}
