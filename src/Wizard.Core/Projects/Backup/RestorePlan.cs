using Wizard.Env;

namespace Wizard.Projects.Backup;

/// <summary>What a restore would change in a context's folder. Files that the backup does not hold stay, but for records of later installs.</summary>
/// <param name="Folder">The context's folder.</param>
/// <param name="Steps">What is done, in that order.</param>
internal sealed record RestorePlan(string Folder, IReadOnlyList<RestoreStep> Steps)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMilliseconds(10); // archives round times

    /// <summary>What is newer here than in the backup.</summary>
    public IEnumerable<RestoreStep> Newer => Steps.Where(step => step.Kind is RestoreKind.ReplaceNewer or RestoreKind.Remove);

    /// <summary>As a person reads it.</summary>
    public IReadOnlyList<string> Lines => [.. Steps.OrderBy(step => step.Path, StringComparer.Ordinal).Select(step => $"{step}")];

    /// <summary>Compares a backup with what is there.</summary>
    public static RestorePlan Of(StateArchive archive, string folder)
    {
        var replaced = archive.Files.Select(file => Step(file, Path.Combine(folder, file.Path))).OfType<RestoreStep>();
        return new(folder, [.. replaced.Concat(Removed(archive, folder)).OrderBy(step => step.Order).ThenBy(step => step.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Does it, each file at once or not at all. Stopped half way, the same restore again does the rest.</summary>
    /// <param name="now">Names the versions that go into histories.</param>
    /// <exception cref="UserError">A file cannot be written.</exception>
    public void CarryOut(DateTimeOffset now)
    {
        foreach (var step in Steps) CarryOut(step, Path.Combine(Folder, step.Path), now);
    }

    private void CarryOut(RestoreStep step, string target, DateTimeOffset now)
    {
        if (step.File is not { } file)
        {
            File.Delete(target);
            return;
        }

        AtomicFile.RefuseOther(target);
        if (step is { History: { } history, Kind: not RestoreKind.Add }) Keep(Path.Combine(Folder, history), File.ReadAllBytes(target), now);
        AtomicFile.Write(target, file.Content);
        File.SetLastWriteTimeUtc(target, file.Changed.UtcDateTime);
    }

    // not twice, where a restore was stopped before
    private static void Keep(string history, byte[] before, DateTimeOffset now)
    {
        var last = Directory.Exists(history) ? Directory.EnumerateFiles(history, "*.env").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (last is null || !File.ReadAllBytes(last).AsSpan().SequenceEqual(before)) History.Keep(history, before, now);
    }

    private static RestoreStep? Step(StateFile file, string target)
    {
        if (!File.Exists(target)) return new(RestoreKind.Add, file.Path, file);
        if (File.ReadAllBytes(target).AsSpan().SequenceEqual(file.Content)) return null;
        return new(File.GetLastWriteTimeUtc(target) - file.Changed.UtcDateTime > Precision ? RestoreKind.ReplaceNewer : RestoreKind.Replace, file.Path, file);
    }

    // an applied/ folder is read as a whole
    private static IEnumerable<RestoreStep> Removed(StateArchive archive, string folder)
    {
        var known = archive.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var records = known.Where(path => path.Split('/') is [_, _, "applied", ..]).Select(path => string.Join('/', path.Split('/')[..3])).Distinct();
        return from record in records
               where Directory.Exists(Path.Combine(folder, record))
               from found in Directory.EnumerateFiles(Path.Combine(folder, record), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
               let path = Path.GetRelativePath(folder, found)
               where !known.Contains(path) && StatePath.IsState(path)
               select new RestoreStep(RestoreKind.Remove, path, null);
    }
}
