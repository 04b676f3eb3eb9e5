using System.Formats.Tar;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Files of Traefik's volume as a tar archive in which everything belongs to one user, and to nobody else.</summary>
/// <param name="owner">The user that Traefik runs as.</param>
internal sealed class VolumeArchive(TraefikUser owner)
{
    private const int MostCarriedOver = 64 * 1024 * 1024; // bytes; acme.json has some thousand for each certificate
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes files, the folders above them, and further folders.</summary>
    public async Task WriteAsync(Stream stream, RenderedFiles files, IEnumerable<string> folders, CancellationToken cancellation)
    {
        var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using var closing = tar.ConfigureAwait(false);
        foreach (var folder in files.Paths.SelectMany(Parents).Concat(folders).Distinct().Order(StringComparer.Ordinal))
        {
            await tar.WriteEntryAsync(Owned(new PaxTarEntry(TarEntryType.Directory, folder) { Mode = Owner | UnixFileMode.UserExecute }), cancellation).ConfigureAwait(false);
        }

        foreach (var (path, bytes) in files)
        {
            using var content = new MemoryStream(bytes.ToArray());
            await tar.WriteEntryAsync(Owned(new PaxTarEntry(TarEntryType.RegularFile, path) { Mode = Owner, DataStream = content }), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The same archive with another owner; null where everything is the owner's already.</summary>
    public async Task<Stream?> ReownAsync(Stream archive, CancellationToken cancellation)
    {
        archive.Position = 0;
        var others = false;
        var reowned = new MemoryStream();
        using var from = new TarReader(archive, leaveOpen: true);
        var to = new TarWriter(reowned, TarEntryFormat.Pax, leaveOpen: true);
        await using (to.ConfigureAwait(false))
        {
            while (await from.GetNextEntryAsync(copyData: true, cancellation).ConfigureAwait(false) is { } entry)
            {
                others |= entry.Uid != owner.Uid || entry.Gid != owner.Gid;
                await to.WriteEntryAsync(Owned(entry), cancellation).ConfigureAwait(false);
            }
        }

        reowned.Position = 0;
        return others ? reowned : null;
    }

    /// <summary>The text of an archive's first file; null where it holds none.</summary>
    public static async Task<string?> TextAsync(Stream archive, CancellationToken cancellation)
    {
        archive.Position = 0;
        using var tar = new TarReader(archive, leaveOpen: true);
        if (await tar.GetNextEntryAsync(copyData: true, cancellation).ConfigureAwait(false) is not { DataStream: { } content }) return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads what the engine packed.</summary>
    /// <exception cref="UserError">It is more than can be held.</exception>
    public static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        while (await from.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var read and > 0)
        {
            if (to.Length + read > MostCarriedOver)
                throw new UserError($"{Volume.Root}/{Volume.DataFolder} in Traefik's volume holds more than {MostCarriedOver / 1024 / 1024} MB: that cannot be given to another user.", "Empty it of logs, and install again.");
            to.Write(buffer, 0, read);
        }
    }

    private T Owned<T>(T entry)
        where T : TarEntry
    {
        (entry.Uid, entry.Gid) = (owner.Uid, owner.Gid);
        return entry;
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1)) yield return path[..at];
    }
}
