using System.Globalization;

namespace Wizard.Settings.Types;

/// <summary>TCP and UDP port numbers.</summary>
internal static class Ports
{
    /// <summary>The port, or null where the text is none.</summary>
    public static int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 ? port : null;
}
