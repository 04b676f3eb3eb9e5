using System.Text.RegularExpressions;

namespace Wizard.Env;

/// <summary>Puts variables into values as compose does (compose-go, template/template.go): $V, ${V}, ${V:-default}, ${V:+other}, ${V:?message}, $$.</summary>
internal static partial class Expansion
{
    // Each may stand inside another: without a bound a file could use up the stack.
    private const int MostReferences = 100;

    /// <summary>The expanded text; <paramref name="fault"/> says what is wrong with it, without any of it.</summary>
    public static string Expand(string text, Func<string, string?> lookup, out string? fault)
    {
        string? first = text.AsSpan().Count("${") > MostReferences ? $"a value holds more than {MostReferences} references" : null;
        if ((fault = first) is not null) return "";
        var expanded = Reference().Replace(text, match => Replace(match.Value, lookup, ref first));
        fault = first;
        return expanded;
    }

    private static string Replace(string reference, Func<string, string?> lookup, ref string? fault)
    {
        if (reference == "$$") return "$";
        if (reference == "${") return Fail("a ${ has no name or no closing } behind it", ref fault);
        if (reference[1] != '{') return lookup(reference[1..]) ?? "";
        // The pattern is greedy: what stands behind the brace that closes this reference is text again.
        var close = FindClosingBrace(reference);
        var rest = close < 0 ? "" : reference[(close + 1)..];
        var value = Braced(reference[2..(close < 0 ? ^1 : close)], lookup, ref fault);
        return value + Nested(rest, lookup, ref fault);
    }

    private static string Braced(string content, Func<string, string?> lookup, ref string? fault)
    {
        var operation = content.AsSpan().IndexOfAny(":-+?");
        if (operation < 0) return lookup(content) ?? "";
        var value = lookup(content[..operation]);
        var blankIsUnset = content[operation] == ':';
        var argument = content[(operation + (blankIsUnset ? 2 : 1))..];
        var isSet = value is not null && !(blankIsUnset && value.Length == 0);
        return content[operation + (blankIsUnset ? 1 : 0)] switch
        {
            '-' => isSet ? value! : Nested(argument, lookup, ref fault),
            '+' => isSet ? Nested(argument, lookup, ref fault) : value ?? "",
            _ => isSet ? value! : Fail("a value needs another variable, which is not set above it", ref fault),
        };
    }

    private static string Nested(string text, Func<string, string?> lookup, ref string? fault)
    {
        if (!text.Contains('$')) return text;
        var expanded = Expand(text, lookup, out var inner);
        fault ??= inner;
        return expanded;
    }

    private static int FindClosingBrace(string text)
    {
        var open = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '}' && --open == 0) return at;
            if (text[at] != '{') continue;
            open++;
            // compose skips the character behind an opening brace, so do we.
            at++;
        }

        return -1;
    }

    private static string Fail(string what, ref string? fault)
    {
        fault ??= what;
        return "";
    }

    // Go folds case by Unicode: the long s and the Kelvin sign are letters of a to z there.
    [GeneratedRegex(@"\$(?:\$|[_a-zA-Z\u017F\u212A][_a-zA-Z0-9\u017F\u212A]*|\{(?:[_a-zA-Z\u017F\u212A][_a-zA-Z0-9\u017F\u212A]*(?::?[-+?].*)?\}|))")]
    private static partial Regex Reference();
}
