using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>The settings of the local plugin that decides which client certificates enter. Traefik drops keys that the plugin does not know, silently: these are all there are.</summary>
/// <param name="Allow">The names that may enter; a <c>*</c> is one label.</param>
/// <param name="Deny">The names that may not, whatever admits them; a <c>*</c> is one label.</param>
/// <param name="AllowAll">True lets in every name but the denied.</param>
/// <param name="Provisioners">The Step-CA provisioners whose certificates count.</param>
internal sealed record MtlsPlugin(IReadOnlyList<string> Allow, IReadOnlyList<string> Deny, bool AllowAll, IReadOnlyList<string> Provisioners)
{
    /// <summary>What Traefik's configuration calls the plugin.</summary>
    public const string Name = "mtls";

    /// <summary>Its Go module, below plugins-local/src/.</summary>
    public const string Module = "wizard.local/mtls";

    /// <summary>The file without which Traefik does not find it.</summary>
    public const string Manifest = $"{Volume.PluginFolder}src/{Module}/.traefik.yml";

    public YamlMappingNode ToYaml() => Yaml.Map(
        ("allow", Allow.Count == 0 ? null : Yaml.List(Allow)),
        ("allowAll", Yaml.Flag(AllowAll)),
        ("deny", Deny.Count == 0 ? null : Yaml.List(Deny)),
        ("provisioners", Yaml.List(Provisioners)));
}
