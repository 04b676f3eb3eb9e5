using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>A container image: Docker's reference grammar (github.com/distribution/reference).</summary>
public sealed partial class ImageType() : SingleLineType("image", "an image name as docker pull takes it", "traefik/whoami:v1.11.0")
{
    private const int LongestName = 255;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var parts = Reference().Match(line);
        if (parts.Success && parts.Groups["name"].Length <= LongestName) return Verdict.Accept(line);
        return Refuse(line.Any(char.IsAsciiLetterUpper) && Reference().IsMatch(line.ToLowerInvariant())
            ? $"{Shown.Text(line)} has upper-case letters in its name"
            : $"{Shown.Text(line)} is no image name");
    }

    [GeneratedRegex(
        """
        ^(?<name>
          (?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?/)?
          [a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*
          (?:/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*
        )
        (?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?
        (?:@sha(?:256:[a-f0-9]{64}|512:[a-f0-9]{128}))?\z
        """,
        RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
