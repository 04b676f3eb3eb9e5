using System.Security.Cryptography;
using System.Text;

namespace Wizard.Env;

/// <summary>A .env file as it was read: its document and what the file held then.</summary>
/// <param name="Path">The file.</param>
/// <param name="Document">Its content; what a new file would hold where there is none yet.</param>
/// <param name="Hash">The SHA-256 of the bytes that were read; null where the file did not exist.</param>
public sealed record EnvFile(string Path, EnvDocument Document, string? Hash)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; where there is none, takes <paramref name="newText"/> for its content.</summary>
    /// <exception cref="UserError">The file cannot be read, is not UTF-8, or has a syntax error.</exception>
    public static EnvFile Load(string path, string newText)
    {
        var bytes = Read(path);
        return new EnvFile(path, EnvDocument.Parse(bytes is null ? newText : Decode(bytes, path), path), HashOf(bytes));
    }

    /// <summary>Reads bytes that are no file here.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">What errors call them.</param>
    /// <exception cref="UserError">They are not UTF-8, or have a syntax error.</exception>
    public static EnvDocument Parse(byte[] bytes, string path) => EnvDocument.Parse(Decode(bytes, path), path);

    /// <summary>The same where somebody is about to mend it: a file that has a syntax error, or is not UTF-8, counts as <paramref name="newText"/>, and is replaced only as long as it is what it is now.</summary>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public static EnvFile LoadToMend(string path, string newText)
    {
        try
        {
            return Load(path, newText);
        }
        catch (UserError) when (Read(path) is { } bytes)
        {
            return new EnvFile(path, EnvDocument.Parse(newText, path), HashOf(bytes));
        }
    }

    /// <summary>Writes a changed document: atomically, mode 0600, the version before it kept in <paramref name="history"/> (the last 20, named by <paramref name="now"/>). An unchanged file is not rewritten.</summary>
    /// <exception cref="UserError">The file is no longer what was read: somebody changed it meanwhile.</exception>
    /// <returns>The file as it stands now.</returns>
    public EnvFile Save(EnvDocument document, string history, DateTimeOffset now)
    {
        var content = Utf8.GetBytes(document.ToString());
        var hash = HashOf(content);
        if (hash == Hash) return this with { Document = document };
        AtomicFile.RefuseOther(Path);
        if (ReadUnchanged() is { } before) History.Keep(history, before, now);
        // $EDITOR knows no locks: look again at the last moment.
        AtomicFile.Write(Path, content, () => ReadUnchanged());
        return new EnvFile(Path, document, hash);
    }

    /// <summary>The path alone: the document may hold secrets.</summary>
    public override string ToString() => Path;

    private byte[]? ReadUnchanged()
    {
        var bytes = Read(Path);
        if (HashOf(bytes) == Hash) return bytes;
        throw new UserError($"{Path} was changed by somebody else meanwhile; nothing was written.", "Do it again: the file is read anew then.");
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path} could not be read: {error.Message}", "Look whether the file is yours to read.", error);
        }
    }

    private static string Decode(byte[] bytes, string path)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(error.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new UserError($"{path}, line {line}: the text is not UTF-8.", $"Save {path} as UTF-8 in an editor.", error);
        }
    }

    private static string? HashOf(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(SHA256.HashData(bytes));
}
