namespace Wizard.Settings;

/// <summary>Go's durations (https://pkg.go.dev/time#ParseDuration), without a sign: 5m, 24h, 1h30m.</summary>
public static class Durations
{
    /// <summary>Reads a duration; false where it is none.</summary>
    public static bool TryParse(string text, out TimeSpan duration) => throw new NotImplementedException();
}
