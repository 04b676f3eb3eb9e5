using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik;

/// <summary>Makes YAML nodes that Traefik reads as they are meant, and their bytes. The same nodes give the same bytes.</summary>
internal static partial class Yaml
{
    /// <summary>A text: plain only where no reader could take it for something else.</summary>
    /// <exception cref="UserError">It holds a control character, or what Traefik would execute as a template.</exception>
    public static YamlScalarNode Text(string text) =>
        IsSafe(text)
            ? new YamlScalarNode(text) { Style = IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted }
            : throw new UserError("A setting holds '{{', a line break or another character that cannot stand in Traefik's configuration.",
                "Remove it from the settings of this deployment.");

    public static YamlScalarNode Flag(bool flag) => new(flag ? "true" : "false");

    public static YamlScalarNode Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    public static YamlSequenceNode List(IEnumerable<string> texts) => new(texts.Select(Text));

    /// <summary>A mapping, without the entries that are null: Traefik refuses what is empty.</summary>
    public static YamlMappingNode Map(params (string Key, YamlNode? Value)[] entries)
    {
        var map = new YamlMappingNode();
        foreach (var (key, value) in entries)
            if (value is not null) map.Add(Text(key), value);
        return map;
    }

    /// <summary>A mapping of names in ordinal order; null where there is none.</summary>
    public static YamlMappingNode? Names<T>(IReadOnlyDictionary<string, T> named, Func<T, YamlNode> node) =>
        OrNothing(Map([.. named.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, (YamlNode?)node(entry.Value)))]));

    /// <summary>The mapping, or null where it is empty.</summary>
    public static YamlMappingNode? OrNothing(YamlMappingNode map) => map.Children.Count == 0 ? null : map;

    public static byte[] Bytes(YamlMappingNode root)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        // without a width the emitter folds long scalars, which Go's reader joins with blanks
        var emitter = new Emitter(writer, new EmitterSettings().WithBestWidth(int.MaxValue).WithNewLine("\n").WithIndentedSequences());
        new YamlStream(new YamlDocument(root)).Save(emitter, assignAnchors: false);
        return Encoding.UTF8.GetBytes(WithoutEndMarker(writer.ToString()));
    }

    private static string WithoutEndMarker(string text) => text.EndsWith("\n...\n", StringComparison.Ordinal) ? text[..^4] : text;

    private static bool IsSafe(string text) => !text.Contains("{{", StringComparison.Ordinal) && text.All(c => c is >= ' ' and <= '~');

    private static bool IsPlain(string text) => Plain().IsMatch(text) && !Word().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z/][A-Za-z0-9/._@-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|y|n|null|[Ee][0-9].*|\.?inf|\.?nan)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
