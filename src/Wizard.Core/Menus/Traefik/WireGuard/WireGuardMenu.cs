using System.Text;
using Wizard.Prompting;
using Wizard.Traefik.WireGuard;

namespace Wizard.Menus.Traefik.WireGuard;

/// <summary>The VPN that Traefik's machine is in: as its server, as a client, or none.</summary>
internal static class WireGuardMenu
{
    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("Configure wireguard VPN", "traefik.wireguard", "Traefik Wireguard:",
    [
        new FlowItem("None, server or client", WireGuardFlow.RunAsync) { Value = Present },
        new FlowItem("Show a peer's configuration", ShowPeerAsync) { Disabled = NoPeers },
    ]);

    private static string Present(Session session)
    {
        var values = session.Open(TraefikMenu.Project).Values;
        return values.Flag(Tunnel.ServerSetting) ? "server" : values.Flag(Tunnel.ClientSetting) ? "client" : "none";
    }

    private static string? NoPeers(Session session)
    {
        var values = session.Open(TraefikMenu.Project).Values;
        return values.Flag(Tunnel.ServerSetting) && values.List("TRAEFIK_VPN_PEER_KEYS").Count > 0 ? null : "This machine is no VPN server with peers: choose that first.";
    }

    private static async Task<Change> ShowPeerAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var server = VpnServer.From(traefik.Values);
        var question = new ChoiceQuestion("traefik.wireguard.peer", "Whose configuration? It holds the peer's private key.", [.. server.Peers.Select(peer => new Option($"{peer}"))]);
        var peer = server.Peers[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
        var file = server.FileOf(peer).ToText();
        await prompter.ShowAsync(new($"The file of {peer.Name}: save it there as {peer.Name}.conf. Reinstall Traefik first if the peer is new.", file.TrimEnd().Split('\n')) { IsResult = true }, cancellation).ConfigureAwait(false);
        if (Encoding.UTF8.GetByteCount(file) <= QrCode.Longest) await prompter.ShowAsync(new($"Or let the WireGuard app on {peer.Name} scan this:", []) { Code = file }, cancellation).ConfigureAwait(false);
        return Change.None(traefik);
    }
}
