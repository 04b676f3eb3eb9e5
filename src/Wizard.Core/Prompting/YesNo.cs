namespace Wizard.Prompting;

/// <summary>How people write yes and no.</summary>
internal static class YesNo
{
    /// <summary>Reads yes, y, true, no, n, false in any case.</summary>
    public static bool TryParse(string text, out bool yes)
    {
        yes = text.Trim().ToUpperInvariant() is "Y" or "YES" or "TRUE";
        return yes || text.Trim().ToUpperInvariant() is "N" or "NO" or "FALSE";
    }
}
