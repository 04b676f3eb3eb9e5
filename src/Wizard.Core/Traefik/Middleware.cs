using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>What is done to each request or connection on its way.</summary>
internal abstract record Middleware : IYaml
{
    /// <summary>The middleware as Traefik reads it.</summary>
    public abstract YamlMappingNode ToYaml();
}

/// <summary>Takes headers off each request.</summary>
internal sealed record RemoveHeaders(IReadOnlyList<string> Names) : Middleware
{
    // an empty value is how Traefik is told to remove a header
    public override YamlMappingNode ToYaml() =>
        Yaml.Map(("headers", Yaml.Map(("customRequestHeaders", Yaml.Map([.. Names.Select(name => (name, (YamlNode?)Yaml.Text("")))])))));
}

/// <summary>Says nothing and does nothing: it is there to be found through the API.</summary>
internal sealed record Marker(string Name) : Middleware
{
    public override YamlMappingNode ToYaml() =>
        Yaml.Map(("headers", Yaml.Map(("customResponseHeaders", Yaml.Map(("X-Wizard-Content", Yaml.Text(Name)))))));
}

/// <summary>Lets in only who connects from these networks.</summary>
internal sealed record AllowSources(IReadOnlyList<SourceRange> Ranges) : Middleware
{
    public override YamlMappingNode ToYaml() =>
        Yaml.Map(("ipAllowList", Yaml.Map(("sourceRange", Yaml.List(Ranges.Select(range => range.ToString()))))));
}

/// <summary>Lets in only whose certificate the plugin accepts.</summary>
internal sealed record AllowCertificates(MtlsPlugin Plugin) : Middleware
{
    public override YamlMappingNode ToYaml() => Yaml.Map(("plugin", Yaml.Map((MtlsPlugin.Name, Plugin.ToYaml()))));
}

/// <summary>Lets in only who knows a password.</summary>
/// <param name="Users">Each as name:bcrypt.</param>
/// <param name="Header">The header that tells the application who it is; null for none.</param>
internal sealed record AskPassword(IReadOnlyList<string> Users, string? Header) : Middleware
{
    // removeHeader: the application need not know the password
    public override YamlMappingNode ToYaml() => Yaml.Map(("basicAuth", Yaml.Map(
        ("users", Yaml.List(Users)),
        ("removeHeader", Yaml.Flag(true)),
        ("headerField", Header is null ? null : Yaml.Text(Header)))));
}
