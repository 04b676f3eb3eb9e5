using System.Globalization;
using System.Text.RegularExpressions;

namespace Wizard.Settings;

/// <summary>Go's durations (https://pkg.go.dev/time#ParseDuration), without a sign: 5m, 24h, 1h30m.</summary>
public static partial class Durations
{
    // Go counts nanoseconds in 63 bits.
    private const double LongestInMilliseconds = long.MaxValue / 1e6;

    /// <summary>Reads a duration; false where it is none.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!Whole().IsMatch(text)) return false;
        var milliseconds = Part().Matches(text).Sum(part => Number(part) * Unit(part));
        if (milliseconds > LongestInMilliseconds) return false;
        duration = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }

    /// <summary>Writes a duration as people do: 168h, 90m, 1h30m, 45s.</summary>
    public static string Write(TimeSpan duration)
    {
        (long Count, string Unit)[] parts = [((long)duration.TotalHours, "h"), (duration.Minutes, "m"), (duration.Seconds, "s"), (duration.Milliseconds, "ms")];
        return duration < TimeSpan.FromMilliseconds(1) ? "0s" : string.Concat(parts.Where(part => part.Count > 0).Select(part => $"{part.Count}{part.Unit}"));
    }

    private static double Number(Match part) => double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static double Unit(Match part) => part.Groups[2].Value switch
    {
        "h" => 3_600_000,
        "m" => 60_000,
        "s" => 1_000,
        _ => 1,
    };

    [GeneratedRegex(@"^(?:[0-9]{1,18}(?:\.[0-9]{1,9})?(?:h|ms|m|s))+\z")]
    private static partial Regex Whole();

    [GeneratedRegex("([0-9.]+)(h|ms|m|s)")]
    private static partial Regex Part();
}
