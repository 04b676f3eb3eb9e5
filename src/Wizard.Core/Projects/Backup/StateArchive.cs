using System.Formats.Tar;
using System.IO.Compression;

namespace Wizard.Projects.Backup;

/// <summary>The state of a context as a tar.gz, in which everything lies in a folder that is called like the context.</summary>
/// <param name="Context">The context that it was taken from.</param>
/// <param name="Files">Every file, in ordinal order of their paths.</param>
internal sealed record StateArchive(ContextName Context, IReadOnlyList<StateFile> Files)
{
    private const string Comment = "wizard backup 1"; // in the archive's own header: its version
    private const int Most = 64 * 1024 * 1024; // bytes: a state root has some hundred thousand
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Packs it.</summary>
    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = Comment }));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, $"{Context}/") { Mode = Owner | UnixFileMode.UserExecute });
            foreach (var file in Files)
            {
                using var content = new MemoryStream(file.Content);
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{Context}/{file.Path}") { Mode = Owner, ModificationTime = file.Changed, DataStream = content });
            }
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks it, and believes nothing: each path is one that the state root may have, and nothing but files and folders is in it.</summary>
    /// <exception cref="InvalidDataException">It is no such archive; says why.</exception>
    public static StateArchive Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            using var whole = new LimitedStream(gzip, Most);
            using var tar = new TarReader(whole);
            return Read(tar);
        }
        catch (Exception error) when (error is FormatException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException or IOException)
        {
            throw new InvalidDataException("what is in it is no archive of files", error);
        }
    }

    private static StateArchive Read(TarReader tar)
    {
        if (tar.GetNextEntry() is not PaxGlobalExtendedAttributesTarEntry header || header.GlobalExtendedAttributes.GetValueOrDefault("comment") != Comment)
            throw new InvalidDataException("what is in it was not packed by `wizard backup`, or by a newer one");
        var (context, files) = ((string?)null, new SortedDictionary<string, StateFile>(StringComparer.Ordinal));
        while (tar.GetNextEntry() is { } entry)
        {
            var (top, path) = Split(entry);
            if (context is not null && top != context) throw Hostile(entry, "more than one context is in it");
            context = top;
            if (entry.EntryType == TarEntryType.Directory) continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) throw Hostile(entry, "it is no file");
            if (!StatePath.IsState(path)) throw Hostile(entry, "no file of the state is called so");
            if (!files.TryAdd(path, new(path, Content(entry), entry.ModificationTime))) throw Hostile(entry, "it is in it twice");
        }

        RequireNoFileIsAFolder(files.Keys);
        return new(NameOf(context), [.. files.Values]);
    }

    private static (string Top, string Path) Split(TarEntry entry) =>
        entry.Name.Split('/', 2) is [var top, var path] ? (top, path) : throw Hostile(entry, "it lies in no folder");

    private static byte[] Content(TarEntry entry)
    {
        using var content = new MemoryStream();
        entry.DataStream?.CopyTo(content);
        return content.ToArray();
    }

    private static void RequireNoFileIsAFolder(IReadOnlyCollection<string> files)
    {
        var known = files.ToHashSet(StringComparer.Ordinal);
        foreach (var path in files)
        {
            for (var end = path.IndexOf('/'); end >= 0; end = path.IndexOf('/', end + 1))
            {
                if (known.Contains(path[..end])) throw new InvalidDataException($"{Printable(path)} lies in a file");
            }
        }
    }

    private static ContextName NameOf(string? context)
    {
        try
        {
            return context is null ? throw new InvalidDataException("it is empty") : ContextName.Parse(context);
        }
        catch (UsageError error)
        {
            throw new InvalidDataException("its folder is no name of a context", error);
        }
    }

    private static InvalidDataException Hostile(TarEntry entry, string why) => new($"{Printable(entry.Name)}: {why}");

    private static string Printable(string name) => string.Concat(name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
}
