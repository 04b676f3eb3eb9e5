using Wizard.Compose;
using Wizard.Traefik;
using Wizard.Traefik.WireGuard;

namespace Wizard.Installing;

/// <summary>Traefik's one volume, mounted at /etc/traefik, reached through Traefik's container.</summary>
/// <param name="machine">Where it is.</param>
internal sealed class TraefikVolume(Machine machine)
{
    private const string Vpn = "wireguard";
    private static readonly string[] Find = ["ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=traefik", "--filter"];

    /// <summary>Traefik's container, created or running; null where Traefik is not installed.</summary>
    public Task<string?> ContainerAsync(CancellationToken cancellation) => ContainerAsync("traefik", cancellation);

    /// <summary>Puts the VPN's keys and peers where its container reads them, and nobody else.</summary>
    /// <exception cref="UserError">There is no such container.</exception>
    public async Task ShipVpnAsync(Tunnel vpn, CancellationToken cancellation)
    {
        var container = await ContainerAsync(Vpn, cancellation).ConfigureAwait(false) ?? throw new UserError("The container of the VPN was not made.", "Run `make traefik reinstall`.");
        var file = RenderedFiles.Empty.With("wg.conf", vpn.Configuration);
        await machine.Docker.CopyIntoAsync(container, "/config", (stream, token) => new VolumeArchive(TraefikUser.Root).WriteAsync(stream, file, [], token), cancellation).ConfigureAwait(false);
    }

    private async Task<string?> ContainerAsync(string service, CancellationToken cancellation)
    {
        var ids = await machine.Docker.RunAsync(machine.Docker.Call([.. Find, $"label=com.docker.compose.service={service}"]) with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return ids.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    /// <summary>As whom the container's Traefik runs - what it reads must be this user's - and whether it runs now.</summary>
    public async Task<(TraefikUser User, bool IsRunning)> LookAsync(string container, CancellationToken cancellation)
    {
        var call = machine.Docker.Call(["inspect", "--format", "{{.Config.User}} {{.State.Running}}", container]) with { Timeout = Docker.Patience };
        var words = (await machine.Docker.RunAsync(call, null, cancellation).ConfigureAwait(false)).Trim().Split(' ');
        return TraefikUser.Parse(words[0]) is { } user
            ? (user, words[^1] == "true")
            : throw new UserError("The container of Traefik was not made by this wizard: it does not run as a user by number.", "Run `make traefik reinstall`.");
    }

    /// <summary>Unpacks all files into the volume, in one tar stream. It replaces, and deletes nothing: a file counts only where another one names it.</summary>
    public Task ShipAsync(string container, RenderedFiles files, TraefikUser owner, CancellationToken cancellation) =>
        machine.Docker.CopyIntoAsync(container, Volume.Root, (stream, token) => new VolumeArchive(owner).WriteAsync(stream, files, [Volume.DataFolder], token), cancellation);

    /// <summary>The text of a file in the volume; null where it is not there.</summary>
    public async Task<string?> ReadAsync(string container, string path, CancellationToken cancellation)
    {
        using var archive = new MemoryStream();
        var found = await machine.Docker.CopyOutOfAsync(container, $"{Volume.Root}/{path}", (stream, token) => VolumeArchive.CopyAsync(stream, archive, token), cancellation).ConfigureAwait(false);
        return found ? await VolumeArchive.TextAsync(archive, cancellation).ConfigureAwait(false) : null;
    }

    /// <summary>Gives what Traefik itself has written to the user that it runs as from now on: the one before it cannot be read by it, not even by root without rights.</summary>
    /// <exception cref="UserError">It is too much to be carried over.</exception>
    public async Task HandOverAsync(string container, TraefikUser owner, Action<string> log, CancellationToken cancellation)
    {
        using var written = new MemoryStream();
        var found = await machine.Docker.CopyOutOfAsync(container, $"{Volume.Root}/{Volume.DataFolder}", (stream, token) => VolumeArchive.CopyAsync(stream, written, token), cancellation).ConfigureAwait(false);
        if (!found || await new VolumeArchive(owner).ReownAsync(written, cancellation).ConfigureAwait(false) is not { } reowned) return;
        await machine.Docker.CopyIntoAsync(container, Volume.Root, (stream, token) => reowned.CopyToAsync(stream, token), cancellation).ConfigureAwait(false);
        log($"What Traefik has written belongs to {owner.Uid}:{owner.Gid} now.");
    }
}
