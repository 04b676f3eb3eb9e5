using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>The administrator's own dynamic configuration: checked, merged into the one dynamic.yml, and shipped with the PEM files that it names.</summary>
public static class OwnYaml
{
    /// <summary>The folder's name, in a deployment and in Traefik's volume.</summary>
    public const string Folder = "own";

    private const string Mend = "Correct the files in an editor; `make traefik own-yaml` shows where they are and looks at them again.";

    /// <summary>True for a file that is read: *.yml, no editor's leftover.</summary>
    public static bool IsYaml(string name) => !name.StartsWith('.') && name.EndsWith(".yml", StringComparison.Ordinal);

    /// <summary>True for a file that may be shipped beside: a PEM by its name.</summary>
    public static bool IsPem(string name) => !name.StartsWith('.') && Path.GetExtension(name) is ".pem" or ".crt" or ".key";

    /// <summary>Traefik's own part and what the administrator adds to it.</summary>
    /// <param name="traefik">Traefik's own part.</param>
    /// <param name="own">The folder's files, by name.</param>
    /// <exception cref="UserError">A file is refused; one sentence for each fault, with file and key.</exception>
    public static RenderedFiles Merge(RenderedFiles traefik, RenderedFiles own)
    {
        RequireNone([.. own.Paths.SelectMany(Misnamed)]);
        var files = own.Paths.Where(IsYaml).Select(name => Read(name, own.Text(name)!)).ToList();
        if (files.Count == 0) return traefik;
        RequireNone([.. files.SelectMany(file => OwnKeys.Faults(file))]);
        var merged = Pems(files, own).Aggregate(Merged(traefik, files), (all, pem) => all.With(pem.Path, pem.Bytes.Span));
        var surroundings = new OwnSurroundings(Yml(merged, Volume.StaticFile), Yml(merged, Volume.DynamicFile), merged);
        RequireNone([.. files.SelectMany(file => Faults(file, surroundings))]);
        return merged;
    }

    private static IEnumerable<string> Faults(OwnFile file, OwnSurroundings around) =>
    [
        .. OwnRouters.Faults(file, around), .. OwnMiddlewares.Faults(file, around), .. OwnServices.Faults(file),
        .. OwnTls.Faults(file), .. OwnPems.Faults(file, around.Files),
    ];

    private static IEnumerable<string> Misnamed(string name) => Path.GetExtension(name) is ".yaml" or ".toml" && !name.StartsWith('.')
        ? [$"{Folder}/{name}: only files that end in .yml are read; rename it, or move it away."]
        : [];

    private static OwnFile Read(string name, string text)
    {
        var (root, faults) = YamlReader.Read($"{Folder}/{name}", text, isOwn: true);
        RequireNone(faults);
        // a block is written again as one line: where it is folded is not the same for every reader
        foreach (var block in root.AllNodes.OfType<YamlScalarNode>().Where(scalar => scalar.Style is ScalarStyle.Folded or ScalarStyle.Literal)) block.Style = ScalarStyle.DoubleQuoted;
        return new(name, root);
    }

    private static RenderedFiles Merged(RenderedFiles traefik, List<OwnFile> files)
    {
        var tree = new DynamicTree();
        tree.Add("the wizard", Yml(traefik, Volume.DynamicFile), Mend);
        foreach (var file in files) tree.Add(file.Owner, file.Root, $"Give it another name in {file.Owner}.");
        return traefik.With(Volume.DynamicFile, Yaml.Bytes(tree.ToYaml()));
    }

    // one that nothing names stays where it is: it may be a key
    private static IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> Pems(List<OwnFile> files, RenderedFiles own) =>
        from name in own.Paths.Where(IsPem)
        let path = $"{Folder}/{name}"
        where files.Exists(file => OwnPems.Named(file).Any(named => named.Path == $"{Volume.Root}/{path}"))
        select (path, own.Find(name)!.Value);

    private static YamlMappingNode Yml(RenderedFiles files, string path) => YamlReader.Read(path, files.Text(path) ?? "").Root;

    private static void RequireNone(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0) throw new UserError(string.Join('\n', faults), Mend);
    }
}
