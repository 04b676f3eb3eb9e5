using Wizard.Projects;
using Wizard.Traefik;
using Wizard.Traefik.Own;

namespace Wizard.Installing;

/// <summary>The folder of the administrator's own YAML.</summary>
internal static class OwnFolder
{
    /// <summary>Its files; none where there is no folder. What lies in folders below is not read.</summary>
    /// <exception cref="UserError">Others may write to it: they could route what they like.</exception>
    public static RenderedFiles Read(Deployment deployment)
    {
        var folder = deployment.Paths.Own;
        if (!Directory.Exists(folder)) return RenderedFiles.Empty;
        if (!Ownership.IsTrusted(folder))
            throw new UserError($"{folder} belongs to somebody else, or everybody may write to it: it is no place for Traefik's configuration.", $"Mend its owner and mode: chmod 700 {folder}");
        return Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.')
            .Aggregate(RenderedFiles.Empty, (all, name) => all.With(name, File.ReadAllBytes(Path.Combine(folder, name))));
    }

    /// <summary>True where both hold the same own YAML: the same dynamic configuration and the same files beside it.</summary>
    public static bool IsSame(RenderedFiles one, RenderedFiles other) => Part(one).Equals(Part(other));

    private static RenderedFiles Part(RenderedFiles files) =>
        files.Where(file => file.Key == Volume.DynamicFile || file.Key.StartsWith($"{OwnYaml.Folder}/", StringComparison.Ordinal))
            .Aggregate(RenderedFiles.Empty, (part, file) => part.With(file.Key, file.Value.Span));
}
