using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Installing;

/// <summary>What a project's compose files must not say, because it would go past what the wizard keeps apart.</summary>
internal static partial class TemplateCheck
{
    /// <summary>The faults, one sentence each.</summary>
    /// <param name="template">The folder of the compose files.</param>
    public static IEnumerable<string> Faults(string template) => Directory.EnumerateFiles(template, "compose*.yaml").Order(StringComparer.Ordinal).SelectMany(file => OwnRouters(file).Concat(SharedVolumes(file)));

    // A router in a label is a second way in, past the TLS options and middlewares of dynamic.yml.
    private static IEnumerable<string> OwnRouters(string composeFile) => RouterLabel().IsMatch(File.ReadAllText(composeFile))
        ? [$"{composeFile} declares a router in a label, which no setting protects: of Traefik's labels only traefik.enable and the port of a service belong there."]
        : [];

    // Compose calls a volume PROJECT_KEY, and an instance's project PROJECT_INSTANCE: db_data of app is data of app's instance db.
    private static IEnumerable<string> SharedVolumes(string composeFile) =>
        from key in VolumeKeys(composeFile)
        where key.Contains('_', StringComparison.Ordinal)
        select $"{composeFile} has a volume {key}: an instance of this project could have one of the same name. Call it {key.Replace('_', '-')}.";

    private static IEnumerable<string> VolumeKeys(string composeFile)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(composeFile);
            yaml.Load(reader);
        }
        catch (YamlException)
        {
            return []; // compose says what is wrong with it
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && root.Children.TryGetValue("volumes", out var volumes) && volumes is YamlMappingNode named
            ? [.. named.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")]
            : [];
    }

    [GeneratedRegex(@"^[^#\r\n]*traefik\.(?:http|tcp|udp)\.routers\.", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex RouterLabel();
}
