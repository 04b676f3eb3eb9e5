using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Options that the plugin beside them does not know, because Traefik was installed by an older wizard: they would be dropped without a word, and who is denied would enter.</summary>
internal static class PluginCheck
{
    /// <summary>The faults; none where a plugin is not there at all, which is another check's affair.</summary>
    public static IEnumerable<string> Faults(RenderedFiles volume, YamlMappingNode dynamicRoot) =>
        [.. Faults(volume, dynamicRoot, MtlsPlugin.Name, MtlsPlugin.Module), .. Faults(volume, dynamicRoot, GeoIpPlugin.Name, GeoIpPlugin.Module)];

    private static IEnumerable<string> Faults(RenderedFiles volume, YamlMappingNode dynamicRoot, string plugin, string module)
    {
        var folder = $"{Volume.PluginFolder}src/{module}/";
        if (volume.Find($"{folder}.traefik.yml") is null) return [];
        var source = string.Concat(volume.Paths.Where(path => IsSource(path, folder)).Select(volume.Text));
        return from middleware in dynamicRoot.EntriesAt("http", "middlewares")
               from option in middleware.Body.EntriesAt("plugin", plugin)
               where !source.Contains($"json:\"{option.Name},", StringComparison.Ordinal)
               select $"{Volume.DynamicFile}: http.middlewares.{middleware.Name} says {option.Name}, which the installed plugin would not heed;"
                   + " install Traefik again first.";
    }

    private static bool IsSource(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".go", StringComparison.Ordinal);
}
