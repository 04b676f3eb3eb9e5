using System.Formats.Tar;
using Wizard.Compose;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Traefik's one volume, mounted at /etc/traefik, reached through Traefik's container.</summary>
/// <param name="machine">Where it is.</param>
internal sealed class TraefikVolume(Machine machine)
{
    private const string Folder = "/etc/traefik";
    private static readonly string[] Find = ["ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=traefik", "--filter", "label=com.docker.compose.service=traefik"];

    /// <summary>Traefik's container, created or running; null where Traefik is not installed.</summary>
    public async Task<string?> ContainerAsync(CancellationToken cancellation)
    {
        var ids = await machine.Docker.RunAsync(machine.Docker.Call(Find) with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return ids.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    /// <summary>Unpacks all files into the volume, in one tar stream. It replaces, and deletes nothing: a file counts only where another one names it.</summary>
    public Task ShipAsync(string container, RenderedFiles files, CancellationToken cancellation) =>
        machine.Docker.CopyIntoAsync(container, Folder, (stream, token) => WriteAsync(stream, files, token), cancellation);

    private static async Task WriteAsync(Stream stream, RenderedFiles files, CancellationToken cancellation)
    {
        var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using var closing = tar.ConfigureAwait(false);
        foreach (var folder in files.Paths.SelectMany(Parents).Distinct().Order(StringComparer.Ordinal))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, folder) { Mode = Owner | UnixFileMode.UserExecute }, cancellation).ConfigureAwait(false);
        }

        foreach (var (path, bytes) in files)
        {
            using var content = new MemoryStream(bytes.ToArray());
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, path) { Mode = Owner, DataStream = content }, cancellation).ConfigureAwait(false);
        }
    }

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1)) yield return path[..at];
    }
}
