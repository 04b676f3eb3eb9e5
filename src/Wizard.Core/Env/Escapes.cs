using System.Text.RegularExpressions;

namespace Wizard.Env;

/// <summary>The escapes of double-quoted values: those of compose, its oddities with octal numbers included.</summary>
internal static partial class Escapes
{
    public static string Expand(string content) =>
        content.Contains('\\') ? Escape().Replace(content, match => Meaning(match.Value)) : content;

    private static string Meaning(string escape) => escape[1] switch
    {
        // The expansion that follows makes one dollar sign of two.
        '$' => "$$",
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'v' => "\v",
        '0' => Octal(escape[2..]),
        '"' or '\\' => escape[1..],
        _ => escape,
    };

    private static string Octal(string digits)
    {
        var isOctal = digits.Length == 3 && digits.All(digit => digit is >= '0' and <= '7');
        var code = isOctal ? Convert.ToInt32(digits, 8) : int.MaxValue;
        return code <= byte.MaxValue ? ((char)code).ToString() : $@"\{digits}";
    }

    [GeneratedRegex(@"\\(?:[abcfnrtv$""\\]|0[0-9]{0,3})")]
    private static partial Regex Escape();
}
