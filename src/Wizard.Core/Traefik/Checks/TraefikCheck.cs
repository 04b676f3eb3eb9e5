using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Checks;

/// <summary>Looks through rendered configuration for what Traefik would refuse, drop silently, or take for something else. Empty where all is well.</summary>
public static class TraefikCheck
{
    /// <summary>The faults of a configuration, one sentence each.</summary>
    /// <param name="staticYaml">The text of traefik.yml; null where only the dynamic one is looked at.</param>
    /// <param name="dynamicYaml">The text of dynamic.yml.</param>
    public static IReadOnlyList<string> Faults(string? staticYaml, string dynamicYaml)
    {
        var (dynamicRoot, dynamicFaults) = YamlReader.Read(Volume.DynamicFile, dynamicYaml);
        var (staticRoot, staticFaults) = staticYaml is null ? (null, []) : YamlReader.Read(Volume.StaticFile, staticYaml);
        return
        [
            .. staticFaults, .. dynamicFaults, .. StaticFaults(staticRoot, dynamicRoot),
            .. ReferenceCheck.Faults(staticRoot, dynamicRoot), .. HostCheck.Faults(dynamicRoot), .. MutualTlsCheck.Faults(dynamicRoot),
            .. ServiceCheck.Faults(dynamicRoot),
            .. ApiCheck.Faults(staticRoot, dynamicRoot),
        ];
    }

    /// <summary>The faults of a whole volume: of its configuration, files that it names and that are not there, and options that its plugin does not know.</summary>
    public static IReadOnlyList<string> Faults(RenderedFiles volume)
    {
        var (dynamicYaml, staticYaml) = (volume.Text(Volume.DynamicFile) ?? "", volume.Text(Volume.StaticFile));
        var (root, _) = YamlReader.Read(Volume.DynamicFile, dynamicYaml);
        var missing = from option in root.EntriesAt("tls", "options")
                      from path in option.Body.TextsAt("clientAuth", "caFiles")
                      where !IsShipped(volume, path)
                      select $"{Volume.DynamicFile}: tls.options.{option.Name} names {path}, which is not shipped; install {option.Name} again.";
        return [.. Faults(staticYaml, dynamicYaml), .. missing, .. CertificateFileCheck.Faults(volume, root), .. PluginCheck.Faults(volume, root), .. staticYaml is null ? [] : MissingPlugins(volume, staticYaml)];
    }

    /// <summary>True where a deployment's files ask clients for certificates.</summary>
    public static bool AsksForCertificates(RenderedFiles files) =>
        YamlReader.Read(Volume.DynamicFile, files.Text(Volume.DynamicFile) ?? "").Root.EntriesAt("tls", "options").Any(option => option.Body.At("clientAuth") is not null);

    /// <summary>True where a deployment's files let in only who signed in.</summary>
    public static bool AsksToSignIn(RenderedFiles files) => RouterNode.AllOf(YamlReader.Read(Volume.DynamicFile, files.Text(Volume.DynamicFile) ?? "").Root)
        .Any(router => router.Middlewares.Any(name => name.StartsWith(Names.GroupPrefix, StringComparison.Ordinal)));

    private static IEnumerable<string> MissingPlugins(RenderedFiles volume, string staticYaml) =>
        from plugin in YamlReader.Read(Volume.StaticFile, staticYaml).Root.EntriesAt("experimental", "localPlugins")
        let manifest = $"{Volume.PluginFolder}src/{plugin.Body.TextAt("moduleName")}/.traefik.yml"
        where volume.Find(manifest) is null
        select $"{Volume.StaticFile}: the plugin {plugin.Name} lacks {manifest}, so that Traefik would not start; install Traefik again.";

    private static bool IsShipped(RenderedFiles volume, string path) =>
        path.StartsWith($"{Volume.Root}/", StringComparison.Ordinal) && volume.Find(path[(Volume.Root.Length + 1)..]) is not null;

    private static IEnumerable<string> StaticFaults(YamlMappingNode? staticRoot, YamlMappingNode dynamicRoot) =>
        staticRoot is null ? [] : EntryPointCheck.Faults(staticRoot, dynamicRoot);
}
