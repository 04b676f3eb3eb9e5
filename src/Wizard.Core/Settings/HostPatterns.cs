using System.Text;
using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>Host names that a pattern stands for.</summary>
public static partial class HostPatterns
{
    /// <summary>What a pattern begins with that stands for many names.</summary>
    internal const string Wildcard = "*.";

    /// <summary>True where the pattern stands for the host: a <c>*</c> as its first label is exactly one label, all else is equal but for case.</summary>
    /// <param name="pattern">A member of a host-list or client-names setting, without the <c>!</c>.</param>
    /// <param name="host">A name; one that no host has (with a <c>*</c>, a blank, a last dot) is matched by nothing.</param>
    public static bool Match(string pattern, string host) =>
        IsName(host) && (IsWild(pattern) ? Ascii.EqualsIgnoreCase(pattern.AsSpan(1), Parent(host)) : Ascii.EqualsIgnoreCase(pattern, host));

    /// <summary>True for what Traefik's plugin takes for the name of a client: labels of letters, digits, hyphens and underscores.</summary>
    internal static bool IsName(string host) => Name().IsMatch(host);

    internal static bool IsWild(string pattern) => pattern.StartsWith(Wildcard, StringComparison.Ordinal);

    // with its dot, so that no host without one has a parent
    private static ReadOnlySpan<char> Parent(string host) => host.IndexOf('.') is > 0 and var dot ? host.AsSpan(dot) : "";

    [GeneratedRegex(@"^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*\z")]
    private static partial Regex Name();
}
