using System.Globalization;

namespace Wizard.Env;

/// <summary>The versions that a .env file had, one file each; their names sort by time.</summary>
internal static class History
{
    /// <summary>How many versions are kept.</summary>
    public const int Length = 20;

    private const string Format = "yyyyMMdd'T'HHmmss'.'fff'Z.env'";

    /// <summary>Keeps one more version, and forgets the oldest.</summary>
    public static void Keep(string directory, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        var before = Versions(directory);
        AtomicFile.Write(Path.Combine(directory, NameAfter(before.LastOrDefault(), now.UtcDateTime)), content);
        foreach (var old in before.SkipLast(Length - 1)) File.Delete(Path.Combine(directory, old));
    }

    /// <summary>The versions that are kept, the newest first: each with the time when another one took its place.</summary>
    public static IReadOnlyList<(DateTimeOffset Time, string Path)> List(string directory) =>
        [.. Versions(directory).Select(name => (new DateTimeOffset(TimeOf(name)!.Value), Path.Combine(directory, name))).Reverse()];

    private static List<string> Versions(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Directory.GetFiles(directory).Select(path => Path.GetFileName(path)).Where(name => TimeOf(name) is not null).Order(StringComparer.Ordinal)];

    // Two versions of one millisecond, or a clock that was set back, must not hide a version or change the order.
    private static string NameAfter(string? last, DateTime now)
    {
        var earliest = last is null ? now : TimeOf(last)!.Value.AddMilliseconds(1);
        return (now > earliest ? now : earliest).ToString(Format, CultureInfo.InvariantCulture);
    }

    private static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(name, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
