using Wizard.Settings;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>A line about each request, on standard output, where compose rotates it: Traefik itself rotates nothing.</summary>
/// <param name="Format"><c>json</c> or <c>common</c>.</param>
/// <param name="HoldsQueryStrings">What stands behind the <c>?</c> of a path is written too.</param>
public sealed record AccessLog(string Format, bool HoldsQueryStrings)
{
    // queryParameters is in Traefik's sources since these two versions (traefik#13091); its configuration reference does not list it
    private static readonly Version KnowsQueryParameters = new(3, 7, 2);
    private static readonly Version KnewQueryParameters = new(3, 6, 18);
    private static readonly Version Next = new(3, 7, 0);

    /// <summary>The access log of the settings; null where it is off.</summary>
    /// <exception cref="UserError">A value is not what its setting needs.</exception>
    public static AccessLog? From(Values values)
    {
        var family = $"{values.Catalogue.Prefix}_ACCESS_LOGS";
        if (!values.Strictly($"{family}_ENABLED")) return null;
        var format = values[$"{family}_FORMAT"];
        return format is "json" or "common"
            ? new(format, values.Strictly($"{family}_QUERY_STRINGS"))
            : throw new UserError($"{family}_FORMAT is no format of access logs.", $"Set {family}_FORMAT to json or common.");
    }

    /// <summary>The section as a Traefik of that version reads it. Headers are never written, nor query strings that nobody asked for.</summary>
    internal YamlMappingNode ToYaml(Version? version) => Yaml.Map(
        ("format", Yaml.Text(Format)),
        ("fields", Yaml.Map(
            ("defaultMode", Yaml.Text("keep")),
            // the path alone cannot be told apart from the query string by an older one
            ("names", HoldsQueryStrings || Drops(version) ? null : Yaml.Map(("RequestPath", Yaml.Text("drop")))),
            ("headers", Yaml.Map(
                ("defaultMode", Yaml.Text("drop")),
                ("names", Yaml.Map(("Authorization", Yaml.Text("drop")), ("Cookie", Yaml.Text("drop")), ("Set-Cookie", Yaml.Text("drop")))))),
            ("queryParameters", HoldsQueryStrings || !Drops(version) ? null : Yaml.Map(("defaultMode", Yaml.Text("drop")))))));

    private static bool Drops(Version? version) =>
        version is not null && (version >= KnowsQueryParameters || (version >= KnewQueryParameters && version < Next));
}
