using System.Text;
using System.Text.RegularExpressions;

namespace Wizard.Tui.Drawing;

/// <summary>Text that cannot steer a terminal: what a container prints, or a file holds, is shown and nothing more.</summary>
internal static partial class Printable
{
    private const int Tab = 8;

    /// <summary>The text without escape sequences; tabs become blanks, a progress bar shows its last state, other control characters become <c>?</c>.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var visible = LastState(Escapes().Replace(text, ""));
        var clean = new StringBuilder(visible.Length);
        foreach (var rune in visible.EnumerateRunes())
        {
            if (rune.Value == '\t') clean.Append(' ', Tab - clean.Length % Tab);
            else if (Steers(rune)) clean.Append('?');
            else clean.Append(rune);
        }
        return clean.ToString();
    }

    private static string LastState(string text)
    {
        var line = text.TrimEnd('\r', '\n');
        return line[(line.LastIndexOf('\r') + 1)..];
    }

    /// <summary>Controls, line separators, and the marks that turn the direction of what follows.</summary>
    private static bool Steers(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFF;

    /// <summary>ECMA-48: control sequences, strings up to their end, and two-character escapes.</summary>
    [GeneratedRegex(@"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)|\x1b[ -/]*[0-~]?")]
    private static partial Regex Escapes();
}
