using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>A piece of Traefik's configuration.</summary>
internal interface IYaml
{
    /// <summary>The piece as Traefik reads it.</summary>
    YamlMappingNode ToYaml();
}
