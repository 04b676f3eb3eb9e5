using System.Text.RegularExpressions;

namespace Wizard.Traefik;

/// <summary>A name that DNS and TLS know, in lower case. The only way into a routing rule, so that nothing else gets into one.</summary>
public sealed partial record HostName
{
    private HostName(string text) => Text = text;

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="setting">The setting that it stands in.</param>
    /// <param name="text">What stands there.</param>
    /// <exception cref="UserError">It is none: an address, one with blanks, with other letters than DNS knows.</exception>
    public static HostName Parse(string setting, string text) =>
        text.Length <= 253 && Grammar().IsMatch(text)
            ? new HostName(text.ToLowerInvariant())
            : throw new UserError($"{setting} holds no host name.",
                $"Set {setting} to a name such as app.example.com (letters, digits, hyphens and dots; write others as xn--...).");

    /// <inheritdoc/>
    public override string ToString() => Text;

    // the last label starts with a letter: an address has no SNI, so that no TLS options would ever apply to it
    [GeneratedRegex(@"^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Grammar();
}
