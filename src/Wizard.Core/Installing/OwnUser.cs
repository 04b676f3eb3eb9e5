using Wizard.Compose;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>Whether the machine of the engine lets Traefik run as a user of its own.</summary>
public static class OwnUser
{
    /// <summary>Why not, and what mends it; null where it does.</summary>
    public static async Task<UserError?> RefusalAsync(Machine machine, Values traefik, CancellationToken cancellation)
    {
        try
        {
            var host = await machine.Docker.HostAsync(cancellation).ConfigureAwait(false);
            if (!host.IsReachable)
                return new($"The engine is reached at {host.Endpoint}: neither the ports that its machine leaves to everybody nor its users can be told from here.", "Use a Docker context with an ssh:// endpoint.");
            return await MapsUsersAsync(machine.Docker, cancellation).ConfigureAwait(false)
                ? new("This engine maps users (rootless, or userns-remap): a user of its containers is none of the machine.", "Leave it at root, which is an unprivileged user of the machine there.")
                : await LowPorts.RefusalAsync(traefik, host, cancellation).ConfigureAwait(false);
        }
        catch (UserError error)
        {
            return error;
        }
    }

    private static async Task<bool> MapsUsersAsync(Docker docker, CancellationToken cancellation)
    {
        var options = await docker.RunAsync(docker.Call(["info", "--format", "{{json .SecurityOptions}}"]) with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return options.Contains("name=rootless", StringComparison.Ordinal) || options.Contains("name=userns", StringComparison.Ordinal);
    }
}
