using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>Names of entrypoints, as in <c>websecure</c> and <c>iperf_udp</c>.</summary>
public static partial class EntryPointNames
{
    /// <summary>True for lower-case letters, digits and underscores, the first a letter; 32 at most.</summary>
    public static bool IsName(string text) => Grammar().IsMatch(text);

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,31}\z")]
    private static partial Regex Grammar();
}
