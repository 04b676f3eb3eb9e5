using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>The middleware that tells services where clients are. It stands on the entrypoint of all applications: none of them is installed again for it.</summary>
internal static class GeoIpPart
{
    public static DynamicConfiguration Of(TraefikSettings settings) => settings.GeoIp is not { } geoIp ? new() : new()
    {
        HttpMiddlewares = DynamicConfiguration.Empty<Middleware>().Add(Names.GeoIp, new TellPlace(new(geoIp.Database))),
    };

    private sealed record TellPlace(GeoIpPlugin Plugin) : Middleware
    {
        public override YamlMappingNode ToYaml() => Yaml.Map(("plugin", Yaml.Map((GeoIpPlugin.Name, Plugin.ToYaml()))));
    }
}
