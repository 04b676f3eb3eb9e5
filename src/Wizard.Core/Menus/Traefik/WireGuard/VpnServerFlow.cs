using System.Net;
using System.Net.Sockets;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.WireGuard;

namespace Wizard.Menus.Traefik.WireGuard;

/// <summary>Traefik's machine as the server of a VPN: where it is found, its network, and its peers with their keys.</summary>
internal static class VpnServerFlow
{
    private const string Peers = "TRAEFIK_VPN_PEERS";

    /// <summary>Asks.</summary>
    public static async Task<Dictionary<string, string>> RunAsync(Deployment traefik, IPrompter prompter, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>();
        await AskAsync("TRAEFIK_VPN_HOST", value => value.Length == 0 ? "Peers must find the server: enter its name or address, for example vpn.example.com." : null).ConfigureAwait(false);
        await AskAsync("TRAEFIK_VPN_SUBNET", value => IPAddress.TryParse(value, out var address) && address.AddressFamily == AddressFamily.InterNetwork && value.EndsWith(".0", StringComparison.Ordinal) ? null : "The network of the peers is an IPv4 address that ends with .0, for example 10.13.16.0.").ConfigureAwait(false);
        await AskAsync("TRAEFIK_VPN_ADDRESS", value => Inside(value, values["TRAEFIK_VPN_SUBNET"]) ? null : $"The server's own address is one of {values["TRAEFIK_VPN_SUBNET"]}/24, for example {values["TRAEFIK_VPN_SUBNET"][..^1]}1.").ConfigureAwait(false);
        await AskAsync("TRAEFIK_VPN_PORT", _ => null).ConfigureAwait(false);
        values["TRAEFIK_VPN_ALLOWED_IPS"] = $"{values["TRAEFIK_VPN_SUBNET"]}/24";
        values["TRAEFIK_VPN_PRIVATE_KEY"] = traefik.Values["TRAEFIK_VPN_PRIVATE_KEY"] is { Length: > 0 } key ? key : await prompter.LookUpAsync("a key for the server", _ => Task.FromResult(KeyPair.NewPrivate()), cancellation).ConfigureAwait(false);
        var peers = await PeersAsync(traefik, values, prompter, cancellation).ConfigureAwait(false);
        (values[Peers], values["TRAEFIK_VPN_PEER_KEYS"]) = (string.Join(',', peers.Select(peer => peer.Name)), string.Join(',', peers.Select(peer => peer.ToSetting())));
        return values;

        async Task AskAsync(string name, Func<string, string?> refuse) =>
            values[name] = await SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(name), traefik.Values.Proposal(name), refuse, cancellation).ConfigureAwait(false);
    }

    private static Task<IReadOnlyList<VpnPeer>> PeersAsync(Deployment traefik, Dictionary<string, string> values, IPrompter prompter, CancellationToken cancellation)
    {
        var (subnet, server) = (IPAddress.Parse(values["TRAEFIK_VPN_SUBNET"]), IPAddress.Parse(values["TRAEFIK_VPN_ADDRESS"]));
        var present = VpnServer.Keys(traefik.Values).Aggregate(new List<VpnPeer>(), (all, peer) => [.. all, Settled(peer, all)]);
        return new ListEditor<VpnPeer>(Peers, "Who may enter the VPN?", "peer")
        {
            Show = peer => $"{peer}",
            AskAsync = async (others, before, token) =>
            {
                var name = await NameAsync(others, before, prompter, token).ConfigureAwait(false);
                if (before is not null) return before with { Name = name };
                var keys = await prompter.LookUpAsync($"keys for {name}", _ => Task.FromResult((Private: KeyPair.NewPrivate(), Shared: KeyPair.NewPreshared())), token).ConfigureAwait(false);
                return Settled(new(name, server, keys.Private, keys.Shared), others);
            },
        }.RunAsync(present, prompter, cancellation);

        // a peer keeps its address where the network still holds it, and nobody else has it
        VpnPeer Settled(VpnPeer peer, IEnumerable<VpnPeer> others) =>
            Inside($"{peer.Address}", $"{subnet}") && !peer.Address.Equals(server) && others.All(other => !other.Address.Equals(peer.Address))
                ? peer
                : peer with { Address = VpnServer.FreeAddress(subnet, server, others) ?? throw new UserError($"{subnet}/24 has no address left.", "Remove a peer.") };
    }

    private static Task<string> NameAsync(IReadOnlyList<VpnPeer> others, VpnPeer? before, IPrompter prompter, CancellationToken cancellation) =>
        prompter.AskAsync(new($"{Peers}_NAME", "Enter the name of the peer (eg. phone)")
        {
            Initial = before?.Name ?? "",
            Refuse = text => !VpnPeer.IsName(text) ? $"A peer's name is made of {VpnPeer.NameRule}." : Taken(text, others),
            Remark = text => Taken(text, others),
        }, cancellation);

    private static string? Taken(string name, IEnumerable<VpnPeer> others) => others.FirstOrDefault(peer => peer.Name == name) is { } peer ? $"There is a peer {peer} already: enter another name." : null;

    private static bool Inside(string address, string subnet) =>
        address[..(address.LastIndexOf('.') + 1)] == subnet[..(subnet.LastIndexOf('.') + 1)] && address.Contains('.', StringComparison.Ordinal) && !address.EndsWith(".0", StringComparison.Ordinal) && !address.EndsWith(".255", StringComparison.Ordinal);
}
