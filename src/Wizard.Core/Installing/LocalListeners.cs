using System.Net;
using System.Net.NetworkInformation;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Where other programs of this machine listen.</summary>
public static class LocalListeners
{
    /// <summary>All of them but Traefik itself, as it was installed; empty where the engine is on another machine, or nobody can tell.</summary>
    public static async Task<IReadOnlyList<ListenAddress>> FindAsync(Machine machine, CancellationToken cancellation)
    {
        if (!await IsHereAsync(machine, cancellation).ConfigureAwait(false)) return [];
        var own = OfTraefik(machine);
        return [.. Read().Where(listener => !own.Any(listener.Meets)).Distinct()];
    }

    // The context says it without asking the engine, which need not run.
    private static async Task<bool> IsHereAsync(Machine machine, CancellationToken cancellation)
    {
        try
        {
            return (await machine.Docker.HostAsync(cancellation).ConfigureAwait(false)).IsHere;
        }
        catch (UserError)
        {
            return false;
        }
    }

    private static List<ListenAddress> OfTraefik(Machine machine)
    {
        try
        {
            return machine.Store.OpenApplied(machine.TraefikId)?.Values is { } installed
                ? [.. EntryPoint.AllOf(installed).Append(EntryPoint.ControlOf(installed)).Select(entryPoint => entryPoint.Listen)]
                : [];
        }
        catch (UserError)
        {
            return []; // an installed state that a newer wizard reads otherwise: then its ports are other programs' too
        }
    }

    private static IEnumerable<ListenAddress> Read()
    {
        try
        {
            var machine = IPGlobalProperties.GetIPGlobalProperties();
            return [.. Of(machine.GetActiveTcpListeners(), Protocol.Tcp), .. Of(machine.GetActiveUdpListeners(), Protocol.Udp)];
        }
        catch (Exception error) when (error is NetworkInformationException or PlatformNotSupportedException or IOException or UnauthorizedAccessException)
        {
            return []; // without /proc, or without IPv6, nobody can tell
        }
    }

    private static IEnumerable<ListenAddress> Of(IEnumerable<IPEndPoint> listeners, Protocol protocol) =>
        listeners.Select(listener => new ListenAddress(listener.Address.IsIPv4MappedToIPv6 ? listener.Address.MapToIPv4() : listener.Address, listener.Port, protocol));
}
