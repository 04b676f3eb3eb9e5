using System.Globalization;
using Wizard.Compose;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Whether a user without rights could listen at Traefik's ports: those below 1024 are root's, unless the machine says otherwise.</summary>
public static class LowPorts
{
    private const string Name = "net.ipv4.ip_unprivileged_port_start";
    private const string Path = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
    private const int FirstFree = 1024;

    /// <summary>The lowest port below 1024 that an entrypoint listens at; null where there is none.</summary>
    /// <exception cref="UserError">An entrypoint's setting is no address or port.</exception>
    public static int? Lowest(Values traefik)
    {
        var low = EntryPoint.AllOf(traefik).Select(entryPoint => entryPoint.Port).Append(TraefikControl.PortOf(traefik)).Where(port => port < FirstFree).ToList();
        return low.Count == 0 ? null : low.Min();
    }

    /// <summary>Why an own user could not listen, or why that cannot be told; null where it can listen.</summary>
    public static async Task<UserError?> RefusalAsync(Values traefik, EngineHost host, CancellationToken cancellation)
    {
        if (Lowest(traefik) is not { } lowest) return null;
        var start = await StartAsync(host, cancellation).ConfigureAwait(false);
        if (start is null) return new($"{host.Name} does not tell from which port on everybody may listen.", $"Look there with `sysctl {Name}`: it must be {lowest} at most.");
        return start <= lowest ? null : new(
            $"On {host.Name} only root may listen below port {start}, and Traefik listens at {lowest}.",
            $"Run `{host.Command(["sudo", "sysctl", "-w", $"{Name}={lowest}"])}`, and write `{Name}={lowest}` into /etc/sysctl.d/50-traefik.conf there, so that it stays.");
    }

    private static async Task<int?> StartAsync(EngineHost host, CancellationToken cancellation)
    {
        var read = await host.RunAsync("cat", [Path], changes: false, cancellation).ConfigureAwait(false);
        return read.Succeeded && int.TryParse(read.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : null;
    }
}
