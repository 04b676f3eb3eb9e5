using System.Security.Cryptography;
using System.Text;
using Wizard.Env;

namespace Wizard.Pki.Files;

/// <summary>A key that waits for its certificate. Both get in place together, or neither does; killed in between, the next look at the folder finishes it.</summary>
/// <remarks>
/// A folder .staged-ID holds new/ and old/ as they shall be; renaming it to .commit-ID is the moment that counts. From then on
/// its files are only renamed into place, which no full disk can stop, and which can be done again after a kill.
/// </remarks>
public sealed class StagedCertificate : IDisposable
{
    private const string Staged = ".staged-";
    private const string Committed = ".commit-";
    private const string DropPkcs12 = "drop-p12";
    private const int Room = 64 * 1024; // bytes: certificate, chain and .p12 of any client
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);
    private static readonly string[] Endings = [".crt", ".key", ".p12"];
    private readonly CertificateFolder _folder;
    private readonly string _name;
    private readonly string _stage;

    private StagedCertificate(CertificateFolder folder, string name) =>
        (_folder, _name, _stage) = (folder, name, Path.Combine(folder.Folder, $"{Staged}{Guid.NewGuid():N}"));

    private string Reserve => Path.Combine(_stage, "reserve");

    internal static StagedCertificate Write(CertificateFolder folder, string name, ClientKey key)
    {
        var staged = new StagedCertificate(folder, name);
        var pem = key.ExportPem();
        try
        {
            AtomicFile.Write(staged.New(".key"), pem);
            AtomicFile.Write(staged.Reserve, RandomNumberGenerator.GetBytes(Room)); // no file system compresses these
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pem);
        }
    }

    /// <summary>Puts key, certificate and .p12 in place; those of the same name move to old/.</summary>
    /// <param name="chain">The certificate and those between it and the root.</param>
    /// <param name="pkcs12">The .p12; null for none: the one of the certificate before moves to old/ all the same.</param>
    /// <exception cref="UserError">It cannot be written; everything is as it was.</exception>
    public KeptCertificate Commit(CertificateChain chain, byte[]? pkcs12)
    {
        File.Delete(Reserve);
        AtomicFile.Write(New(".crt"), Encoding.ASCII.GetBytes(chain.ToPem()));
        if (pkcs12 is not null) AtomicFile.Write(New(".p12"), pkcs12);
        using var writer = _folder.Lock();
        FinishAll(_folder.Folder);
        KeepOld();
        if (pkcs12 is null) AtomicFile.Write(Path.Combine(_stage, DropPkcs12), Encoding.ASCII.GetBytes(_name));
        var commit = Path.Combine(_folder.Folder, Committed + Path.GetFileName(_stage)[Staged.Length..]);
        Directory.Move(_stage, commit);
        DirectoryFlush.Flush(_folder.Folder);
        Finish(commit);
        _folder.Prune();
        return new(_name, chain, _folder.FilesOf(_name));
    }

    /// <summary>Takes away what was not committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_stage)) Directory.Delete(_stage, recursive: true);
    }

    internal static bool IsAnyUnfinished(string folder) => Directory.EnumerateDirectories(folder, $"{Committed}*").Any() || Directory.EnumerateDirectories(folder, $"{Staged}*").Any(IsAbandoned);

    internal static void FinishAll(string folder)
    {
        foreach (var commit in Directory.GetDirectories(folder, $"{Committed}*")) Finish(commit);
        foreach (var stage in Directory.GetDirectories(folder, $"{Staged}*").Where(IsAbandoned)) Directory.Delete(stage, recursive: true);
    }

    private string New(string ending) => Path.Combine(_stage, "new", _name + ending);

    private static bool IsAbandoned(string stage) => Directory.GetLastWriteTimeUtc(stage) < DateTime.UtcNow - Abandoned;

    // Copies, so that until the very end the files before are in place. A key that stays the same is not copied.
    private void KeepOld()
    {
        // files that cannot be read are kept too: a key among them may be needed
        var label = _folder.Present(_name) is { } before ? Serials.InHex(before.Chain.Leaf) : $"unknown-{Guid.NewGuid():N}";
        var files = _folder.FilesOf(_name);
        var isSameKey = File.Exists(files.Key) && IsSame(files.Key, New(".key"));
        foreach (var ending in Endings.Where(ending => File.Exists(files.Stem + ending) && !(ending == ".key" && isSameKey)))
        {
            Copy(files.Stem + ending, Path.Combine(_stage, CertificateFolder.Old, $"{_name}.{label}{ending}"));
        }
    }

    private static bool IsSame(string one, string other)
    {
        var (first, second) = (File.ReadAllBytes(one), File.ReadAllBytes(other));
        var same = first.AsSpan().SequenceEqual(second);
        CryptographicOperations.ZeroMemory(first);
        CryptographicOperations.ZeroMemory(second);
        return same;
    }

    private static void Copy(string from, string to)
    {
        var bytes = File.ReadAllBytes(from);
        try
        {
            AtomicFile.Write(to, bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static void Finish(string commit)
    {
        var folder = Path.GetDirectoryName(commit)!;
        MoveAll(Path.Combine(commit, CertificateFolder.Old), Path.Combine(folder, CertificateFolder.Old));
        var drop = Path.Combine(commit, DropPkcs12);
        if (File.Exists(drop))
        {
            File.Delete(Path.Combine(folder, $"{File.ReadAllText(drop)}.p12"));
            File.Delete(drop);
        }

        MoveAll(Path.Combine(commit, "new"), folder);
        Directory.Delete(commit, recursive: true);
        DirectoryFlush.Flush(folder);
    }

    private static void MoveAll(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        AtomicFile.MakeDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Move(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        DirectoryFlush.Flush(to);
    }
}
