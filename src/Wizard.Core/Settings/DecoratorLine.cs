using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>Reads the comment lines of @env-spec (https://varlock.dev/env-spec/reference): decorators, dividers, help.</summary>
internal static partial class DecoratorLine
{
    public static bool IsDecorator(string line) => Begins().IsMatch(line);

    public static bool IsDivider(string line) => Divider().IsMatch(line);

    /// <summary>The decorators of a line; null where something else stands between them.</summary>
    public static IReadOnlyList<Decorator>? Parse(string line, int number)
    {
        var whole = Whole().Match(line);
        return whole.Success ? [.. whole.Groups["one"].Captures.Select(one => Read(one.Value, number))] : null;
    }

    private static Decorator Read(string text, int line)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? new Decorator(text[1..], null, line) : new Decorator(text[1..equals], Unquote(text[(equals + 1)..]), line);
    }

    private static string Unquote(string value) =>
        value is ['"' or '\'' or '`', ..] ? value[1..^1].Replace($"\\{value[0]}", $"{value[0]}", StringComparison.Ordinal) : value;

    [GeneratedRegex(@"^\s*#\s*@")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\s*#\s*(?:---|===)")]
    private static partial Regex Divider();

    // A value is quoted, or a call, or a word; a comment may end the line.
    [GeneratedRegex("""
        ^\s*\#
        (?:\s*(?<one>@[A-Za-z][A-Za-z0-9]*
          (?:=(?:"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|`(?:\\`|[^`])*`|[A-Za-z][A-Za-z0-9]*\([^()]*\)|[^\s\#"'`()]*))?
        )(?=\s|\z))+
        \s*(?:\#.*)?\z
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
