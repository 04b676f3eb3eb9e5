namespace Wizard.Env;

/// <summary>A .env file as it was read: its document and what the file held then.</summary>
/// <param name="Path">The file.</param>
/// <param name="Document">Its content; what a new file would hold where there is none yet.</param>
/// <param name="Hash">The SHA-256 of the bytes that were read; null where the file did not exist.</param>
public sealed record EnvFile(string Path, EnvDocument Document, string? Hash)
{
    /// <summary>Reads a file; where there is none, takes <paramref name="newText"/> for its content.</summary>
    public static EnvFile Load(string path, string newText) => throw new NotImplementedException();

    /// <summary>Writes a changed document: atomically, mode 0600, the version before it kept in <paramref name="history"/> (the last 20, named by <paramref name="now"/>). An unchanged file is not rewritten.</summary>
    /// <exception cref="UserError">The file is no longer what was read: somebody changed it meanwhile.</exception>
    /// <returns>The file as it stands now.</returns>
    public EnvFile Save(EnvDocument document, string history, DateTimeOffset now) => throw new NotImplementedException();
}
