using Wizard.Compose;

namespace Wizard.Installing;

/// <summary>What the settings of a deployment add to its compose.yaml.</summary>
internal sealed record ComposeParts
{
    /// <summary>Variables for compose.yaml beside the derived names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables for a container that compose.yaml cannot name, because settings say which ones they are; null for none.</summary>
    public ServiceVariables? Added { get; init; }

    /// <summary>Files of the template beside compose.yaml. What one of them adds is removed again where it no longer counts.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
