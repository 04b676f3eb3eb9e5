namespace Wizard.Env;

/// <summary>Writes that leave the old file or the new one, whatever happens: temporary file in the same directory, flush to disk, rename, flush the directory.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file that only its owner reads (0600), into a directory that only its owner enters (0700, made where it is missing).</summary>
    public static void Write(string path, ReadOnlySpan<byte> content) => throw new NotImplementedException();
}
