using Wizard.Env;

namespace Wizard.Projects.Backup;

/// <summary>What a restore would change in a context's folder. Files that the backup does not hold stay, and so does the record of what is installed here: a restore changes settings, not what runs.</summary>
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
    /// <exception cref="UserError">Something that is no file, or a link, is in a file's place.</exception>
    public static RestorePlan Of(StateArchive archive, string folder)
    {
        var files = archive.Files.Where(file => !IsRecordOfWhatIsInstalled(file.Path, folder)).ToList();
        foreach (var file in files) RequireRoom(folder, file.Path);
        var replaced = files.Select(file => Step(file, Path.Combine(folder, file.Path))).OfType<RestoreStep>();
        return new(folder, [.. replaced.Concat(Removed(files, folder)).OrderBy(step => step.Order).ThenBy(step => step.Path, StringComparer.Ordinal)]);
    }

    /// <summary>True where both do the same with the same files.</summary>
    public bool IsAs(RestorePlan other) => Steps.Select(step => (step.Kind, step.Path, step.Here, step.There)).SequenceEqual(other.Steps.Select(step => (step.Kind, step.Path, step.Here, step.There)));

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
        var here = File.ReadAllBytes(target);
        if (here.AsSpan().SequenceEqual(file.Content)) return null;
        return new(File.GetLastWriteTimeUtc(target) - file.Changed.UtcDateTime > Precision ? RestoreKind.ReplaceNewer : RestoreKind.Replace, file.Path, file) { Here = RestoreStep.Hash(here) };
    }

    // said before the question, not half way
    private static void RequireRoom(string folder, string path)
    {
        AtomicFile.RefuseOther(Path.Combine(folder, path));
        for (var parent = Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = Path.GetDirectoryName(parent))
        {
            var place = new DirectoryInfo(Path.Combine(folder, parent));
            if (File.Exists(place.FullName) || place.LinkTarget is not null)
                throw new UserError($"{place.FullName} is no folder, and files of the backup belong into it. Nothing was written.", "Move it away, and restore again.");
        }
    }

    // its settings are written last: without them it is no record, but what a restore or an install left that was stopped
    private static bool IsRecordOfWhatIsInstalled(string path, string folder) =>
        path.Split('/') is [var project, var instance, "applied", ..] && File.Exists(Path.Combine(folder, project, instance, "applied", ".env"));

    // an applied/ folder is read as a whole
    private static IEnumerable<RestoreStep> Removed(IReadOnlyList<StateFile> files, string folder)
    {
        var known = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var records = known.Where(path => path.Split('/') is [_, _, "applied", ..]).Select(path => string.Join('/', path.Split('/')[..3])).Distinct();
        return from record in records
               where Directory.Exists(Path.Combine(folder, record))
               from found in Directory.EnumerateFiles(Path.Combine(folder, record), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
               let path = Path.GetRelativePath(folder, found)
               where !known.Contains(path) && StatePath.IsState(path)
               select new RestoreStep(RestoreKind.Remove, path, null);
    }
}
