using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>An amount of bytes, in units of 1024.</summary>
public sealed partial class SizeType() : SingleLineType("size", "a number with k, m or g behind it", "10m")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var size = line.ToLowerInvariant();
        return Size().IsMatch(size) ? Verdict.Accept(size) : Refuse($"{Shown.Text(line)} is no such size");
    }

    [GeneratedRegex(@"^[1-9][0-9]{0,5}[kmg]\z")]
    private static partial Regex Size();
}
