using System.Globalization;
using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>A positive duration as Go and Step-CA read it: no days.</summary>
public sealed partial class DurationType() : SingleLineType("duration", "a duration in h, m, s or ms", "1h30m")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var text = line.ToLowerInvariant();
        if (Durations.TryParse(text, out var duration)) return duration > TimeSpan.Zero ? Verdict.Accept(text) : Refuse("it must be longer than nothing");
        if (Days().Match(text) is { Success: true } days) return Refuse($"{Shown.Text(line)} has a unit that Go does not know: {Hours(days)}h is meant");
        return Refuse(text.All(char.IsAsciiDigit) ? $"{Shown.Text(line)} has no unit" : $"{Shown.Text(line)} is no duration");
    }

    private static long Hours(Match days) =>
        long.Parse(days.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * days.Groups[2].Value switch
        {
            "d" => 24,
            "w" => 7 * 24,
            _ => 365 * 24,
        };

    [GeneratedRegex(@"^([0-9]{1,6})\s*(d|w|y)(?:ays?|eeks?|ears?)?\z")]
    private static partial Regex Days();
}
