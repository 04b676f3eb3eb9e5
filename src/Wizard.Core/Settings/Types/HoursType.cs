using System.Globalization;

namespace Wizard.Settings.Types;

/// <summary>A number of hours, ten years at most.</summary>
public sealed class HoursType() : SingleLineType("hours", "a whole number of hours from 1 to 87600", "2160")
{
    /// <summary>The longest time.</summary>
    public const int Longest = 87600;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= Longest
            ? Verdict.Accept(hours.ToString(CultureInfo.InvariantCulture))
            : Refuse($"{Shown.Text(line)} is none");
}
