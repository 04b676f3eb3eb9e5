namespace Wizard.Traefik;

/// <summary>The names in Traefik's dynamic configuration. An application's are <c>project_instance</c> and <c>project_instance_part</c>.</summary>
internal static class Names
{
    /// <summary>The headers that say who a client is: nobody but Traefik may set them.</summary>
    public static readonly IReadOnlyList<string> IdentityHeaders =
    [
        CertificateHeader, UserHeader, "X-Forwarded-Email", "X-Forwarded-Groups", "X-Forwarded-Preferred-Username", "X-Forwarded-Access-Token",
        .. SignedInHeaders, "X-Auth-Request-Preferred-Username", "X-Auth-Request-Groups", "X-Auth-Request-Access-Token", "X-Auth-Request-Redirect",
    ];

    /// <summary>The headers that say where a client is: nobody but the plugin may set them, and nobody at all where it is not used.</summary>
    public static readonly IReadOnlyList<string> PlaceHeaders = ["X-GeoIP2-Country", "X-GeoIP2-Region", "X-GeoIP2-City"];

    /// <summary>The headers that tell an application who signed in.</summary>
    public static IReadOnlyList<string> SignedInHeaders => ["X-Auth-Request-User", "X-Auth-Request-Email"];

    /// <summary>The header that tells an application whose certificate a client showed.</summary>
    public const string CertificateHeader = "X-Client-CN";

    /// <summary>The header that tells an application who its user is.</summary>
    public const string UserHeader = "X-Forwarded-User";

    /// <summary>Takes the identity headers off every request, on every HTTP entrypoint.</summary>
    public const string Strip = "wizard_strip";

    /// <summary>Who may ask the API.</summary>
    public const string ControlUsers = "wizard_control_users";

    /// <summary>The way to the API.</summary>
    public const string ControlRouter = "wizard_control_api";

    /// <summary>The way to Traefik's own page.</summary>
    public const string Dashboard = "traefik_default_dashboard";

    /// <summary>The TLS options of what asks for no client certificate.</summary>
    public const string DefaultTls = "default";

    /// <summary>What everything of Traefik's own deployment begins with.</summary>
    public const string Own = "traefik_default";

    /// <summary>The route of a domain to another server. Domains hold no underscore, so no two share a name.</summary>
    public static string TlsHop(string domain) => $"{Own}_tls_{domain.Replace('.', '_')}";

    /// <summary>The route of an entrypoint to another server.</summary>
    public static string EntryPointHop(string entryPoint) => $"{Own}_entrypoint_{entryPoint}";

    /// <summary>How servers are connected to that are told their client's address.</summary>
    public static string ProxyProtocol(int version) => $"{Own}_proxy_protocol_{version}";

    /// <summary>The way to forward-auth, for Traefik itself.</summary>
    public const string SignInRouter = $"{Own}_sign-in";

    /// <summary>Shows a page where a service is away.</summary>
    public const string ErrorPages = $"{Own}_error-pages";

    /// <summary>Shows a page where a host is nobody's.</summary>
    public const string UnknownHosts = $"{Own}_unknown-hosts";

    /// <summary>Tells services where a client is.</summary>
    public const string GeoIp = $"{Own}_geoip";

    /// <summary>Lets in only the members of a group.</summary>
    public static string Group(string group) => $"{GroupPrefix}{group}";

    /// <summary>What the middlewares of groups begin with.</summary>
    public const string GroupPrefix = $"{Own}_group_";

    public static string Marker(string hash) => $"wizard_content_{hash}";

    public static string Service(string application) => $"{application}@docker";

    public static string Sources(string application) => $"{application}_ip";

    public static string Mtls(string application) => $"{application}_mtls";

    public static string Users(string application) => $"{application}_auth";
}
