using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>One YAML file that the administrator wrote.</summary>
/// <param name="Name">Its name, as in <c>blog.yml</c>.</param>
/// <param name="Root">What it holds.</param>
internal sealed record OwnFile(string Name, YamlMappingNode Root)
{
    /// <summary>The file as messages name it.</summary>
    public string Owner => $"{OwnYaml.Folder}/{Name}";

    /// <summary>A fault: the file, the key, what is wrong, the mend.</summary>
    public string Fault(string key, string what) => $"{Owner}: {key} {what}.";
}

/// <summary>What a file is looked at with: all of Traefik's own part, this file and the other ones included.</summary>
/// <param name="Static">The static configuration.</param>
/// <param name="Dynamic">The dynamic configuration.</param>
/// <param name="Files">What would be shipped.</param>
internal sealed record OwnSurroundings(YamlMappingNode Static, YamlMappingNode Dynamic, RenderedFiles Files);
