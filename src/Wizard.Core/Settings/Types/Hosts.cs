using System.Buffers;
using System.Globalization;

namespace Wizard.Settings.Types;

/// <summary>Host names (RFC 1123): labels of letters, digits and hyphens; lower case, without the last dot.</summary>
internal static class Hosts
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;
    private static readonly SearchValues<char> OfLabels = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> WithUnderscores = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Normal(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        return name.ToLowerInvariant();
    }

    /// <summary>What is wrong with a name in its normal form; null where nothing is.</summary>
    /// <param name="host">The name.</param>
    /// <param name="underscores">True accepts those, too: RFC 1123 does not, and there are certificates with them.</param>
    public static string? Fault(string host, bool underscores = false)
    {
        if (!host.All(char.IsAscii)) return $"{Shown.Text(host)} has letters beyond a to z{(Punycode(host) is { } code ? $" (is {code} meant?)" : "")}";
        if (host.Length > LongestName) return $"{Shown.Text(host)} is longer than {LongestName} characters";
        var labels = host.Split('.');
        if (labels[^1].Length > 0 && labels[^1].All(char.IsAsciiDigit)) return $"{Shown.Text(host)} is no name: its last label is a number";
        return labels.Select(label => LabelFault(label, host, underscores ? WithUnderscores : OfLabels)).FirstOrDefault(fault => fault is not null);
    }

    private static string? LabelFault(string label, string host, SearchValues<char> letters)
    {
        if (label.Length == 0) return $"{Shown.Text(host)} has nothing before, behind or between its dots";
        if (label.Length > LongestLabel) return $"{Shown.Text(host)} has a label longer than {LongestLabel} characters";
        if (label[0] == '-' || label[^1] == '-') return $"the label {Shown.Text(label)} begins or ends with a hyphen";
        var wrong = label.AsSpan().IndexOfAnyExcept(letters);
        return wrong < 0 ? null : $"{Shown.Text(host)} holds {(label[wrong] == ' ' ? "a blank" : $"a {label[wrong]}")}";
    }

    private static string? Punycode(string host)
    {
        try
        {
            var code = new IdnMapping().GetAscii(host.ToLowerInvariant());
            return Fault(code) is null ? code : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
