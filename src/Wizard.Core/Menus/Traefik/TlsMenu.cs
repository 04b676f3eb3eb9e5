using Wizard.Menus.Traefik.Acme;

namespace Wizard.Menus.Traefik;

/// <summary>Whom Traefik trusts, and the certificates that it shows itself.</summary>
internal static class TlsMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("TLS certificates and authorities", "traefik.tls", "Traefik TLS config:",
    [
        new FlowItem("Configure certificate authorities (CA)", CertificateAuthorityFlow.RunAsync),
        new FlowItem("Configure ACME (Let's Encrypt or Step-CA)", AcmeFlow.RunAsync) { Value = AcmeFlow.Present },
        new FlowItem("Configure TLS certificates (make certs)", CertificatesFlow.RunAsync),
        new FlowItem("Use my own certificate files", OwnFilesFlow.RunAsync) { Value = OwnFilesFlow.Present },
    ]);
}
