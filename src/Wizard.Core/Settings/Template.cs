using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>The text of <c>@default</c>: literal text and ${NAME}.</summary>
/// <remarks>A blank variable is an unanswered question and yields no default. Only a name that ends in <c>_SUFFIX</c> says of itself that it may be nothing.</remarks>
internal static partial class Template
{
    /// <summary>The text with every ${NAME} replaced; null where a name has no value, or a blank one that is no suffix.</summary>
    public static string? Expand(string template, Func<string, string?> lookup)
    {
        var complete = true;
        var text = Variable().Replace(template, match => Known(match.Groups[1].Value, lookup) ?? Missing());
        return complete ? text : null;

        string Missing()
        {
            complete = false;
            return "";
        }
    }

    /// <summary>True where every $ begins a ${NAME}.</summary>
    public static bool IsValid(string template) => !Variable().Replace(template, "").Contains('$');

    private static string? Known(string name, Func<string, string?> lookup) =>
        lookup(name) is { } value && (value.Length > 0 || name.EndsWith("_SUFFIX", StringComparison.Ordinal)) ? value : null;

    [GeneratedRegex(@"\$\{([A-Z_][A-Z0-9_]*)\}")]
    private static partial Regex Variable();
}
