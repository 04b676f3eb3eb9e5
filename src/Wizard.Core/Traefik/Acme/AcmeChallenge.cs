namespace Wizard.Traefik.Acme;

/// <summary>How Traefik proves that a name is its own (RFC 8555, RFC 8737).</summary>
public enum AcmeChallenge
{
    /// <summary>TLS-ALPN-01: the authority connects to port 443.</summary>
    Tls,

    /// <summary>HTTP-01: the authority connects to port 80.</summary>
    Http,

    /// <summary>DNS-01: the authority asks the DNS. The only one that proves wildcards, and needs no port.</summary>
    Dns,
}
