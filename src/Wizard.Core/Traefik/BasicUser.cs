using System.Text.RegularExpressions;

namespace Wizard.Traefik;

/// <summary>Somebody who may enter with a password, of which the bcrypt hash is known.</summary>
public sealed partial record BasicUser
{
    private BasicUser(string name, string hash) => (Name, Hash) = (name, hash);

    /// <summary>The name; holds no <c>=</c>, so that it can never look like the CN=... of a client certificate.</summary>
    public string Name { get; }

    /// <summary>The bcrypt hash of the password.</summary>
    public string Hash { get; }

    /// <summary>Reads <c>name:bcrypt</c>.</summary>
    /// <param name="setting">The setting that it stands in.</param>
    /// <param name="text">What stands there; never shown.</param>
    /// <exception cref="UserError">It is not of that form.</exception>
    public static BasicUser Parse(string setting, string text) =>
        Grammar().Match(text) is { Success: true } match
            ? new BasicUser(match.Groups[1].Value, match.Groups[2].Value)
            : throw new UserError($"{setting} holds an entry that is not name:bcrypt.",
                $"Write {setting} anew through the project's config (names of letters, digits and . _ @ + -; passwords as bcrypt hashes).");

    /// <summary>Every bcrypt hash that stands behind a user's name in a text.</summary>
    internal static IEnumerable<string> HashesOf(string name, string text) =>
        Anywhere().Matches(text).Where(match => match.Groups[1].Value == name).Select(match => match.Groups[2].Value).Distinct();

    /// <summary>The name alone: a hash is not for logs.</summary>
    public override string ToString() => Name;

    [GeneratedRegex(@"^([A-Za-z0-9._@+-]{1,64}):(\$2[aby]\$(?:0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53})\z")]
    private static partial Regex Grammar();

    [GeneratedRegex(@"([A-Za-z0-9._@+-]{1,64}):(\$2[aby]\$(?:0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53})")]
    private static partial Regex Anywhere();
}
