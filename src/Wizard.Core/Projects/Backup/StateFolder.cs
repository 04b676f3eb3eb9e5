namespace Wizard.Projects.Backup;

/// <summary>What a context's folder in the state root holds.</summary>
/// <param name="Files">The files that are its state, in ordinal order of their paths.</param>
/// <param name="LeftOut">Paths that are no part of it: links, and what lies where the state has nothing.</param>
internal sealed record StateFolder(IReadOnlyList<StateFile> Files, IReadOnlyList<string> LeftOut)
{
    /// <summary>Reads it; to be done by the one writer that there is at a time.</summary>
    /// <exception cref="UserError">A file cannot be read.</exception>
    public static StateFolder Read(string folder)
    {
        var (files, leftOut) = (new List<StateFile>(), new List<string>());
        foreach (var found in Entries(new(folder)))
        {
            var path = Path.GetRelativePath(folder, found.FullName);
            if (found.LinkTarget is null && StatePath.IsState(path)) files.Add(new(path, Bytes(found), new(found.LastWriteTimeUtc)));
            else if (!StatePath.IsPassing(path)) leftOut.Add(path);
        }

        return new([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. leftOut.Order(StringComparer.Ordinal)]);
    }

    // a link leads out of the state, or in a circle
    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) => !folder.Exists
        ? []
        : folder.EnumerateFileSystemInfos().SelectMany(found => found is DirectoryInfo { LinkTarget: null } inner ? Entries(inner) : [found]);

    private static byte[] Bytes(FileSystemInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{file.FullName} could not be read: {error.Message}", "A backup without it would not be whole: look whether the file is yours to read.", error);
        }
    }
}
