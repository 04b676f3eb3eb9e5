using System.Net;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.WireGuard;

namespace Wizard.Menus.Traefik.WireGuard;

/// <summary>Whether Traefik's machine is in a VPN. One choice sets all settings that belong to it.</summary>
internal static class WireGuardFlow
{
    private const string Everywhere = "0.0.0.0";

    private static readonly string[] Modes =
    [
        "No, Traefik should use the host network directly.",
        "Yes, and this Traefik instance should start the wireguard server.",
        "Yes, but this Traefik instance needs credentials to connect to an outside VPN.",
    ];

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var (server, client) = (traefik.Values.Flag(Tunnel.ServerSetting), traefik.Values.Flag(Tunnel.ClientSetting));
        var question = new ChoiceQuestion("traefik.vpn", "Should this Traefik instance connect to a wireguard VPN?", [.. Modes.Select(mode => new Option(mode))]) { Selected = server ? 1 : client ? 2 : 0 };
        var mode = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        var values = mode switch
        {
            1 => await VpnServerFlow.RunAsync(traefik, prompter, cancellation).ConfigureAwait(false),
            2 => await VpnClientFlow.RunAsync(traefik, prompter, cancellation).ConfigureAwait(false),
            _ => [],
        };
        (values[Tunnel.ServerSetting], values[Tunnel.ClientSetting]) = (mode == 1 ? "true" : "false", mode == 2 ? "true" : "false");
        var address = mode == 1 ? values["TRAEFIK_VPN_ADDRESS"] : mode == 2 ? values["TRAEFIK_VPN_CLIENT_INTERFACE_ADDRESS"].Split(',')[0] : null;
        foreach (var (name, value) in await EntryPointsAsync(traefik, address, prompter, cancellation).ConfigureAwait(false)) values[name] = value;
        return new(traefik, values);
    }

    // Where the VPN goes or has another address, an entrypoint at the old one could not be listened at any more.
    private static async Task<Dictionary<string, string>> EntryPointsAsync(Deployment traefik, string? address, IPrompter prompter, CancellationToken cancellation)
    {
        var hosts = traefik.Catalogue.Settings.Select(setting => setting.Name).Where(name => name.EndsWith("_ENTRYPOINT_HOST", StringComparison.Ordinal) && !name.Contains("_DASHBOARD_", StringComparison.Ordinal)).ToList();
        var inside = hosts.Where(name => Former(traefik.Values).Contains(traefik.Values[name])).ToList();
        var custom = CustomEntryPoint.ListOf(traefik.Values);
        if (address is not null && await ExclusivelyAsync(inside.Count > 0, address, prompter, cancellation).ConfigureAwait(false)) return Moved(hosts.Where(name => !IsLoopback(traefik.Values[name])), custom, one => !IPAddress.IsLoopback(one.Listen.Host), address);
        if (inside.Count > 0) await prompter.ShowAsync(new("Traefik listens on all interfaces again:", inside), cancellation).ConfigureAwait(false);
        return Moved(inside, custom, one => Former(traefik.Values).Contains($"{one.Listen.Host}"), Everywhere);
    }

    // what only this machine reaches stays so
    private static bool IsLoopback(string host) => IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private static Dictionary<string, string> Moved(IEnumerable<string> hosts, IReadOnlyList<CustomEntryPoint> custom, Func<CustomEntryPoint, bool> which, string address)
    {
        var values = hosts.ToDictionary(name => name, _ => address);
        var moved = custom.Select(one => which(one) ? one with { Listen = one.Listen with { Host = IPAddress.Parse(address) } } : one);
        if (custom.Any(which)) values[CustomEntryPoint.Setting] = string.Join(',', moved);
        return values;
    }

    private static async Task<bool> ExclusivelyAsync(bool present, string address, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new ChoiceQuestion("traefik.vpn.exclusive", $"Should Traefik bind itself exclusively to the VPN interface ({address})?",
            [new("No, Traefik should work on all interfaces (including the VPN)."), new("Yes, Traefik should only listen on the VPN interface.")])
        { Selected = present ? 1 : 0 };
        return await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false) == 1;
    }

    private static IEnumerable<string> Former(Values values) =>
    [
        .. values.Flag(Tunnel.ServerSetting) ? new[] { values["TRAEFIK_VPN_ADDRESS"] } : [],
        .. values.Flag(Tunnel.ClientSetting) ? values.List("TRAEFIK_VPN_CLIENT_INTERFACE_ADDRESS") : [],
    ];
}
