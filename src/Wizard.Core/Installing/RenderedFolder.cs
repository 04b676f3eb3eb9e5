using Wizard.Env;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Rendered files on disk.</summary>
internal static class RenderedFolder
{
    /// <summary>Reads every file below a folder; none where there is no folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="wanted">Which files, by name.</param>
    public static RenderedFiles Read(string folder, Func<string, bool> wanted)
    {
        if (!Directory.Exists(folder)) return RenderedFiles.Empty;
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => wanted(Path.GetFileName(path)));
        return files.Aggregate(RenderedFiles.Empty, (all, path) => all.With(Path.GetRelativePath(folder, path), File.ReadAllBytes(path)));
    }

    /// <summary>What an applied/ folder holds for Traefik: neither the wizard's own records nor what a killed writer left.</summary>
    public static RenderedFiles ReadApplied(string folder) => Read(folder, name => !IsRecord(name) && !AtomicFile.IsTemporary(name));

    /// <summary>Makes a folder hold these files and no others beside the wizard's records. The dynamic file is replaced after those that it names.</summary>
    public static void Write(string folder, RenderedFiles files)
    {
        foreach (var (path, bytes) in files.OrderBy(file => file.Key == Volume.DynamicFile))
        {
            var target = Path.Combine(folder, path);
            if (!File.Exists(target) || !bytes.Span.SequenceEqual(File.ReadAllBytes(target))) AtomicFile.Write(target, bytes.Span);
        }

        foreach (var path in Read(folder, name => !IsRecord(name)).Paths.Where(path => files.Find(path) is null)) File.Delete(Path.Combine(folder, path));
    }

    private static bool IsRecord(string name) => name is ".env" or ".complete";
}
