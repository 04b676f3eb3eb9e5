namespace Wizard.Menus.Traefik;

/// <summary>Whom Traefik trusts, and the certificates that it shows itself.</summary>
internal static class TlsMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("TLS certificates and authorities", "traefik.tls", "Traefik TLS config:",
    [
        new FlowItem("Configure certificate authorities (CA)", CertificateAuthorityFlow.RunAsync),
    ]);
}
