using Wizard.Settings;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Which encoded characters a request's path may hold.</summary>
/// <param name="Accepted">The settings among <see cref="All"/> that are true.</param>
public sealed record EncodedCharacters(IReadOnlyList<string> Accepted)
{
    // in Traefik's sources since 3.6.3: refused where nothing is said, since 3.6.7 accepted
    private static readonly Version Known = new(3, 6, 3);

    /// <summary>Each character: the end of its setting's name, Traefik's key, and how it is written in a path.</summary>
    public static IReadOnlyList<(string Setting, string Key, string Written)> All { get; } =
    [
        ("SLASH", "allowEncodedSlash", "%2F"),
        ("HASH", "allowEncodedHash", "%23"),
        ("PERCENT", "allowEncodedPercent", "%25"),
        ("BACK_SLASH", "allowEncodedBackSlash", "%5C"),
        ("NULL_CHARACTER", "allowEncodedNullCharacter", "%00"),
        ("SEMICOLON", "allowEncodedSemicolon", "%3B"),
        ("QUESTION_MARK", "allowEncodedQuestionMark", "%3F"),
    ];

    /// <summary>The characters of the settings PREFIX_ALLOW_ENCODED_NAME.</summary>
    /// <exception cref="UserError">A value is neither true nor false.</exception>
    public static EncodedCharacters From(Values values) =>
        new([.. All.Select(character => character.Setting).Where(setting => values.Strictly($"{values.Catalogue.Prefix}_ALLOW_ENCODED_{setting}"))]);

    /// <summary>The section as a Traefik of that version reads it, every key written out; null where it knows none or nobody can tell.</summary>
    internal YamlMappingNode? ToYaml(Version? version) => version is null || version < Known
        ? null
        : Yaml.Map([.. All.Select(character => (character.Key, (YamlNode?)Yaml.Flag(Accepted.Contains(character.Setting))))]);
}
