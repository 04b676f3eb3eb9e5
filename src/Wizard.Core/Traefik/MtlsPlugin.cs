using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>The settings of the local plugin that decides which client certificates enter. Traefik drops keys that the plugin does not know, silently: these are all there are.</summary>
/// <param name="Allow">The names that may enter; a <c>*</c> is one label.</param>
/// <param name="AllowAll">True lets in every name.</param>
/// <param name="Provisioners">The Step-CA provisioners whose certificates count.</param>
internal sealed record MtlsPlugin(IReadOnlyList<string> Allow, bool AllowAll, IReadOnlyList<string> Provisioners)
{
    /// <summary>What Traefik's configuration calls the plugin.</summary>
    public const string Name = "mtls";

    /// <summary>Its Go module, below plugins-local/src/.</summary>
    public const string Module = "wizard.local/mtls";

    /// <summary>The file without which Traefik does not find it.</summary>
    public const string Manifest = $"{Volume.PluginFolder}src/{Module}/.traefik.yml";

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("allow", AllowAll ? null : Yaml.List(Allow)),
        ("allowAll", Yaml.Flag(AllowAll)),
        ("provisioners", Yaml.List(Provisioners)));
}
