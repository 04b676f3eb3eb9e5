using System.Text.RegularExpressions;
using Wizard.Installing;

namespace Wizard.Menus.Import;

/// <summary>What differs between the variables of d.rymcg.tech and the wizard's; all others have the same names and values.</summary>
internal static partial class ImportTable
{
    /// <summary>Old name to new one, where both mean the same.</summary>
    public static IReadOnlyDictionary<string, string> Renamed { get; } =
        new[] { "XMPP_C2S", "XMPP_S2S", "MPD", "REDIS", "RTMP", "SNAPCAST", "SNAPCAST_CONTROL" }
            .ToDictionary(name => $"TRAEFIK_{name}_PROXY_PROTOCOL_TRUSTED_IPS", name => $"TRAEFIK_{name}_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS")
            .Append(new("WHOAMI_AUTHORIZED_GROUP", "WHOAMI_OAUTH2_AUTHORIZED_GROUP"))
            .ToDictionary();

    /// <summary>Why a value is not taken over, even where the wizard has a setting of that name: it would not be right on this machine.</summary>
    public static IReadOnlyDictionary<string, string> NotTaken { get; } = new Dictionary<string, string>
    {
        ["TRAEFIK_USER"] = "is chosen for this host: make traefik config",
        ["TRAEFIK_UID"] = "is chosen for this host: make traefik config",
        ["TRAEFIK_GID"] = "is chosen for this host: make traefik config",
    };

    /// <summary>Why the wizard has no such setting; all others are not understood.</summary>
    public static IReadOnlyDictionary<string, string> Pointless { get; } = new Dictionary<string, string>
    {
        ["DOCKER_CONTEXT"] = "is told by the file's name",
        ["DOCKER_COMPOSE_PROFILES"] = "is not needed: what is configured runs",
        ["TRAEFIK_ROOT_DOMAIN"] = "belongs to the context: make context reconfigure var=ROOT_DOMAIN=...",
        ["TRAEFIK_NETWORK_MODE"] = "is not needed: Traefik always uses the host's network",
        ["TRAEFIK_DOCKER_GID"] = "is not needed: the Docker socket is reached through a proxy",
        ["TRAEFIK_CONFIG_VERBOSE"] = "is not needed: make traefik config-render shows the configuration",
        ["TRAEFIK_CONFIG_YTT_VERSION"] = "is not needed: the wizard renders the configuration itself",
        ["TRAEFIK_FILE_PROVIDER"] = "is not needed: it is always on",
        ["TRAEFIK_FILE_PROVIDER_WATCH"] = "is not needed: Traefik is told of each change",
        ["TRAEFIK_DOCKER_PROVIDER"] = "is not needed: it is always on",
        ["TRAEFIK_SEND_ANONYMOUS_USAGE"] = "is not needed: it is always off",
        ["TRAEFIK_PLUGINS"] = "is not needed: the plugin for mutual TLS is always there",
        ["TRAEFIK_PLUGIN_CERT_AUTH"] = "is not needed: the plugin for mutual TLS is always there",
        ["TRAEFIK_PLUGIN_MTLS_HEADER"] = "is not needed: the plugin for mutual TLS is always there",
    };

    /// <summary>What says who may enter, behind the prefix. Lost, a service would be open that was closed.</summary>
    public static IReadOnlyList<string> Protections { get; } = [.. ProtectionCheck.Protections, "AUTHORIZED_GROUP"];

    /// <summary>True for a value that only shows what a value looks like.</summary>
    public static bool IsPlaceholder(string value) => value.Split(',').All(member => Placeholder().IsMatch(member.Trim()));

    // those of the original: pi.example.com may be somebody's
    [GeneratedRegex(@"^(?:(?:https?://)?(?:\*\.)?(?:(?:ca|whoami|vpn|www)\.)?example\.(?:com|org|net)/?|x{4,})\z", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
