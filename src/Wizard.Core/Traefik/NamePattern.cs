using System.Text.RegularExpressions;

namespace Wizard.Traefik;

/// <summary>The name of client certificates that may or may not enter, in lower case; a <c>*</c> as its first label stands for exactly one label.</summary>
public sealed partial record NamePattern
{
    private NamePattern(string text) => Text = text;

    /// <summary>The pattern.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="setting">The setting that it stands in.</param>
    /// <param name="text">What stands there.</param>
    /// <exception cref="UserError">It is no name, or has a <c>*</c> that is not its whole first label.</exception>
    public static NamePattern Parse(string setting, string text) =>
        text.Length <= 253 && Grammar().IsMatch(text)
            ? new NamePattern(text.ToLowerInvariant())
            : throw new UserError($"{setting} holds a name that no client certificate can have.",
                $"Set {setting} to names such as *.clients.example.com, comma separated; a * stands for the whole first label.");

    /// <inheritdoc/>
    public override string ToString() => Text;

    // the plugin's own grammar; it ends in a label that is spelt out: a lone * would be an allow-all that nobody wrote
    [GeneratedRegex(@"^(?:\*\.)?(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\z")]
    private static partial Regex Grammar();
}
