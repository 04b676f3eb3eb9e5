namespace Wizard.Menus;

/// <summary>The menus of `make traefik config`.</summary>
internal static class TraefikMenu
{
    private const string Project = "traefik";

    private static Submenu Tls { get; } = new("TLS certificates and authorities", "traefik.tls", "Traefik TLS config:", _ =>
    [
        new FlowItem("Configure certificate authorities (CA)", CertificateAuthorityFlow.RunAsync),
    ])
    {
        Project = Project,
    };

    /// <summary>What stands behind Config.</summary>
    public static Submenu Configuration { get; } = new("Config", "traefik.config", "Traefik Configuration:", _ =>
    [
        Tls,
        new SettingItem("Logging level", Project, "TRAEFIK_LOG_LEVEL"),
    ])
    {
        Project = Project,
    };
}
