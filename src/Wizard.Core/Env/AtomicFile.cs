namespace Wizard.Env;

/// <summary>Writes that leave the old file or the new one, whatever happens: temporary file in the same directory, flush to disk, rename, flush the directory.</summary>
public static class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerOnly | UnixFileMode.UserExecute;
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    /// <summary>Writes a file that only its owner reads (0600), into a directory that only its owner enters (0700, made where it is missing).</summary>
    /// <exception cref="UserError">The file cannot be written, or a symbolic link or a directory stands in its place.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, () => { });

    /// <summary>Writes a file; <paramref name="beforeRename"/> looks a last time whether it may be replaced, and throws where it may not.</summary>
    /// <exception cref="UserError">The file cannot be written, or a symbolic link or a directory stands in its place.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, Action beforeRename)
    {
        var target = Path.GetFullPath(path);
        var directory = Path.GetDirectoryName(target) ?? throw Refuse(target, "it is the root of the file system");
        try
        {
            MakeDirectory(directory);
            RefuseOther(target);
            RemoveAbandoned(directory, Path.GetFileName(target));
            Replace(target, directory, content, beforeRename);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{target} could not be written: {error.Message}", $"Look whether the disk is full and whether {directory} is yours to write.", error);
        }
    }

    /// <summary>True for the name of a temporary file, which a writer that was killed leaves behind.</summary>
    internal static bool IsTemporary(string name) => name.StartsWith('.') && name.EndsWith(".tmp", StringComparison.Ordinal);

    /// <summary>Makes a directory that only its owner enters (0700), with those above it; leaves one that is there as it is.</summary>
    internal static void MakeDirectory(string directory)
    {
        // One by one: .NET gives the mode to the last of them only.
        if (Directory.Exists(directory)) return;
        if (Path.GetDirectoryName(Path.GetFullPath(directory)) is { } parent) MakeDirectory(parent);
        Directory.CreateDirectory(directory, OwnerDirectory);
    }

    /// <summary>Refuses to replace what is no file: a link may lead to somebody else's.</summary>
    internal static void RefuseOther(string target)
    {
        if (new FileInfo(target).LinkTarget is not null) throw Refuse(target, "it is a symbolic link");
        if (Directory.Exists(target)) throw Refuse(target, "it is a directory");
    }

    private static void Replace(string target, string directory, ReadOnlySpan<byte> content, Action beforeRename)
    {
        var temporary = Path.Combine(directory, $"{TemporaryPrefix(target)}{Guid.NewGuid():N}.tmp");
        try
        {
            WriteThrough(temporary, content);
            beforeRename();
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        DirectoryFlush.Flush(directory);
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        });
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    // A writer that was killed leaves its temporary file, with secrets in it perhaps.
    private static void RemoveAbandoned(string directory, string name)
    {
        var before = DateTime.UtcNow - Abandoned;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles($"{TemporaryPrefix(name)}*.tmp"))
        {
            if (file.LastWriteTimeUtc < before) file.Delete();
        }
    }

    private static string TemporaryPrefix(string path) => $".{Path.GetFileName(path)}.";

    private static UserError Refuse(string target, string why) =>
        new($"{target} is not replaced: {why}.", $"Move {target} away if it is not meant to be there.");
}
