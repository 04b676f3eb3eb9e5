using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Options that the plugin beside them does not know, because Traefik was installed by an older wizard: they would be dropped without a word, and who is denied would enter.</summary>
internal static class PluginCheck
{
    private const string Folder = $"{Volume.PluginFolder}src/{MtlsPlugin.Module}/";

    /// <summary>The faults; none where the plugin is not there at all, which is another check's affair.</summary>
    public static IEnumerable<string> Faults(RenderedFiles volume, YamlMappingNode dynamicRoot)
    {
        if (volume.Find(MtlsPlugin.Manifest) is null) return [];
        var source = string.Concat(volume.Paths.Where(IsSource).Select(volume.Text));
        return from middleware in dynamicRoot.EntriesAt("http", "middlewares")
               from option in middleware.Body.EntriesAt("plugin", MtlsPlugin.Name)
               where !source.Contains($"json:\"{option.Name},", StringComparison.Ordinal)
               select $"{Volume.DynamicFile}: http.middlewares.{middleware.Name} says {option.Name}, which the installed plugin would not heed;"
                   + " install Traefik again first.";
    }

    private static bool IsSource(string path) => path.StartsWith(Folder, StringComparison.Ordinal) && path.EndsWith(".go", StringComparison.Ordinal);
}
