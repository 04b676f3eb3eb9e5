using System.Globalization;

namespace Wizard.Env;

/// <summary>The versions that a .env file had, one file each; their names sort by time.</summary>
internal static class History
{
    /// <summary>How many versions are kept.</summary>
    public const int Length = 20;

    /// <summary>Keeps one more version, and forgets the oldest.</summary>
    public static void Keep(string directory, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        AtomicFile.Write(FreePath(directory, now.ToUniversalTime()), content);
        var versions = Directory.GetFiles(directory, "????????T??????.???Z.env");
        Array.Sort(versions, StringComparer.Ordinal);
        foreach (var old in versions.SkipLast(Length)) File.Delete(old);
    }

    private static string FreePath(string directory, DateTimeOffset time)
    {
        var path = Path.Combine(directory, time.ToString("yyyyMMdd'T'HHmmss'.'fff'Z.env'", CultureInfo.InvariantCulture));
        return File.Exists(path) ? FreePath(directory, time.AddMilliseconds(1)) : path;
    }
}
