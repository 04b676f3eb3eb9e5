using System.Text.RegularExpressions;

namespace Wizard.Settings.Routes;

/// <summary>Texts with colons between their fields. An IPv6 address stands in brackets, as in <c>ca.example.com:[2001:db8::2]:443:0</c>.</summary>
internal static partial class Fields
{
    /// <summary>The fields, without brackets; null where a bracket is not closed or something stands beside it.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        var match = Grammar().Match(text);
        return match.Success ? [.. match.Groups["field"].Captures.Select(field => field.Value.Trim())] : null;
    }

    /// <summary>The text of the fields.</summary>
    public static string Join(params IEnumerable<string> fields) => string.Join(':', fields.Select(field => field.Contains(':', StringComparison.Ordinal) ? $"[{field}]" : field));

    [GeneratedRegex(@"^(?:\[(?<field>[^\[\]]*)\]|(?<field>[^\[\]:]*))(?::(?:\[(?<field>[^\[\]]*)\]|(?<field>[^\[\]:]*)))*\z")]
    private static partial Regex Grammar();
}
