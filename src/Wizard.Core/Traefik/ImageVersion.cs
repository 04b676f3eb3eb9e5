using System.Text.RegularExpressions;

namespace Wizard.Traefik;

/// <summary>Tells Traefik's version from its image: the tag, the OCI version label.</summary>
internal static partial class ImageVersion
{
    /// <summary>The version, or null where neither tells. Where they disagree the older one counts: with a digest the tag is only a comment.</summary>
    public static Version? Of(string image, Version? label)
    {
        var known = new[] { FromTag(image), label is null ? null : Normal(label) }.OfType<Version>();
        return known.DefaultIfEmpty().Min();
    }

    private static Version? FromTag(string image)
    {
        var match = Tag().Match(image);
        return match.Success && Version.TryParse(match.Groups[1].Value, out var version) ? version : null;
    }

    private static Version Normal(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0));

    // a release candidate (v3.7.13-rc1) is older than its release, and v3.7 may be any: both tell nothing
    [GeneratedRegex(@"^[^@]*:v?([0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4})(?:@sha256:[0-9a-f]{64})?\z")]
    private static partial Regex Tag();
}
