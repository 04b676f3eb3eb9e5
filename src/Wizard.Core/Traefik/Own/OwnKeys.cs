using System.Text.RegularExpressions;
using Wizard.Traefik.Checks;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>Keys that Traefik does not know, values that cannot stand in a file of Traefik's, names that are the wizard's.</summary>
internal static partial class OwnKeys
{
    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file)
    {
        var unknown = KnownKeys.Dynamic().Faults(file.Root).ToList();
        return unknown.Count > 0
            ? unknown.Select(fault => $"{file.Owner}: {fault}, for which Traefik would refuse its whole configuration; look it up in Traefik's reference.")
            : [.. Unreadable(file, file.Root, ""), .. Reserved(file)];
    }

    private static IEnumerable<string> Unreadable(OwnFile file, YamlNode node, string path) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(entry => Unreadable(file, entry.Value, Join(path, entry.Key)).Concat(Unreadable(file, entry.Key, path))),
        YamlSequenceNode list => list.Children.SelectMany((item, index) => Unreadable(file, item, $"{path}[{index}]")),
        YamlScalarNode { Value: { } text } when text.Any(char.IsControl) => [file.Fault(path, "holds a line break or another control character; write it in one line (a block with >- is one)")],
        YamlScalarNode { Value: { } text } when text.Contains("{{", StringComparison.Ordinal) => [file.Fault(path, "holds '{{', which Traefik would execute as a template; remove it")],
        _ => [],
    };

    // project_instance and wizard_... are made of parts with an underscore between: a name without one is never theirs, today or tomorrow
    private static IEnumerable<string> Reserved(OwnFile file) =>
        from section in file.Root.EntriesAt()
        from kind in section.Body.EntriesAt()
        from name in kind.Body.EntriesAt()
        where !Name().IsMatch(name.Name)
        select file.Fault($"{section.Name}.{kind.Name}.{name.Name}", "is no name for something of your own (the wizard's have an underscore); use letters, digits and hyphens");

    private static string Join(string path, YamlNode key) => path.Length == 0 ? $"{key}" : $"{path}.{key}";

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Name();
}
