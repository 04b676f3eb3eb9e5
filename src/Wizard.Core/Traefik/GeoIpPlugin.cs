using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>The settings of the local plugin that reads a database of MaxMind.</summary>
/// <param name="Database">Its path in Traefik's container. It need not be there: requests pass without it.</param>
internal sealed record GeoIpPlugin(string Database)
{
    /// <summary>What Traefik's configuration calls the plugin.</summary>
    public const string Name = "geoip";

    /// <summary>Its Go module, below plugins-local/src/.</summary>
    public const string Module = "wizard.local/geoip";

    /// <summary>The file without which Traefik does not find it.</summary>
    public const string Manifest = $"{Volume.PluginFolder}src/{Module}/.traefik.yml";

    public YamlMappingNode ToYaml() => Yaml.Map(("database", Yaml.Text(Database)));
}
