using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>The text of <c>@default</c>: literal text and ${NAME}.</summary>
internal static partial class Template
{
    /// <summary>The text with every ${NAME} replaced; null where a name has no value (an empty value is a value).</summary>
    public static string? Expand(string template, Func<string, string?> lookup)
    {
        var complete = true;
        var text = Variable().Replace(template, match => lookup(match.Groups[1].Value) ?? Missing());
        return complete ? text : null;

        string Missing()
        {
            complete = false;
            return "";
        }
    }

    [GeneratedRegex(@"\$\{([A-Z_][A-Z0-9_]*)\}")]
    private static partial Regex Variable();
}
