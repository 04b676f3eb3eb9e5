using Wizard.Env;

namespace Wizard.Projects.Backup;

/// <summary>One file that holds the state of a context: a tar.gz, encrypted with a passphrase.</summary>
/// <param name="Path">Where it lies.</param>
internal sealed record BackupFile(string Path)
{
    /// <summary>The shortest passphrase.</summary>
    public const int ShortestPassphrase = 8;

    private const int Most = 64 * 1024 * 1024; // bytes

    /// <summary>Writes it, readable by its owner only.</summary>
    public void Write(StateArchive archive, string passphrase) => AtomicFile.Write(Path, Sealed.Seal(archive.Pack(), passphrase));

    /// <summary>Reads it, verified as a whole; null where the passphrase is a wrong one.</summary>
    /// <exception cref="UserError">It cannot be read, is no backup, or is damaged.</exception>
    public StateArchive? Open(string passphrase)
    {
        try
        {
            return Sealed.Open(Bytes(), passphrase) is { } packed ? StateArchive.Unpack(packed) : null;
        }
        catch (InvalidDataException error)
        {
            throw new UserError($"{Path} cannot be restored: {error.Message}. Nothing was written.", "Take another copy of the backup; `wizard backup FILE` makes such files.", error);
        }
    }

    /// <summary>What is wrong with the place for a new one; null where nothing is.</summary>
    public string? Refusal()
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path));
        if (Path.Length == 0 || Directory.Exists(Path)) return "Enter the path of a file, as in pi.backup.";
        return Directory.Exists(folder) ? null : $"There is no folder {folder}.";
    }

    private byte[] Bytes()
    {
        try
        {
            return new FileInfo(Path).Length <= Most ? File.ReadAllBytes(Path) : throw new InvalidDataException("it is larger than any backup");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{Path} could not be read: {error.Message}", "Correct the path, or look whether the file is yours to read.", error);
        }
    }
}
