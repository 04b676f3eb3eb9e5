using System.Globalization;

namespace Wizard.Settings.Types;

/// <summary>The number of a user or group of a Linux machine, up to the greatest that Docker takes.</summary>
public sealed class UserIdType() : SingleLineType("user-id", $"a number from 0 to {int.MaxValue}", "61524")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Verdict.Accept($"{id}") : Refuse($"{Shown.Text(line)} is no number of a user");
}
