using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Traefik.WireGuard;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Config > Advanced Routing > Configure wireguard VPN.</summary>
public sealed class WireGuardTests : IDisposable
{
    private const string AsServer = "Yes, and this Traefik instance should start the wireguard server.";
    private const string AsClient = "Yes, but this Traefik instance needs credentials to connect to an outside VPN.";
    private const string None = "No, Traefik should use the host network directly.";
    private const string Everywhere = "No, Traefik should work on all interfaces (including the VPN).";
    private const string Inside = "Yes, Traefik should only listen on the VPN interface.";
    private const string Key = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private const string Pasted = $"[Interface] Address = 10.13.16.2 PrivateKey = {Key} DNS = 10.13.16.1 [Peer] PublicKey = {Key} Endpoint = vpn.example.com:51820 AllowedIPs = 10.13.16.1/32";

    private static readonly (string, string)[] ServerAnswers =
    [
        ("traefik.vpn", AsServer), ("TRAEFIK_VPN_HOST", "vpn.example.com"), ("TRAEFIK_VPN_SUBNET", "10.13.16.0"), ("TRAEFIK_VPN_ADDRESS", "10.13.17.1"), ("TRAEFIK_VPN_ADDRESS", "10.13.16.1"), ("TRAEFIK_VPN_PORT", "51821"),
        ("TRAEFIK_VPN_PEERS", "Add a peer"), ("TRAEFIK_VPN_PEERS_NAME", "phone"), ("TRAEFIK_VPN_PEERS", "Add a peer"), ("TRAEFIK_VPN_PEERS_NAME", "phone"), ("TRAEFIK_VPN_PEERS_NAME", "laptop"), ("TRAEFIK_VPN_PEERS", "Done"),
    ];

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_server_gets_keys_of_its_own_and_for_each_peer_and_Traefik_listens_in_the_VPN_alone()
    {
        var script = await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Inside)]);
        Assert.Contains("There is a peer phone (10.13.16.2) already: enter another name.", script.Transcript);
        Assert.Equal(("true", "false", "phone,laptop", "10.13.16.0/24"), (Value("ENABLED"), Value("CLIENT_ENABLED"), Value("PEERS"), Value("ALLOWED_IPS")));
        Assert.Equal(3, Value("PEER_KEYS").Split(',').Select(peer => peer.Split(':')[2]).Append(Value("PRIVATE_KEY")).Distinct().Count());
        Assert.Equal(["10.13.16.2", "10.13.16.3"], Value("PEER_KEYS").Split(',').Select(peer => peer.Split(':')[1]));
        var rendered = new Planner(_world.Machine).Plan(Traefik(), null).Files.Text("traefik.yml")!;
        Assert.Contains("address: \"10.13.16.1:443\"", rendered, StringComparison.Ordinal);
        Assert.Contains("address: \"10.13.16.1:80\"", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain(Value("PRIVATE_KEY"), rendered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_entrypoints_go_into_the_VPN_with_the_others_and_out_of_it_again()
    {
        await _world.SetAsync("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS=alt:0.0.0.0:8443:tcp::true,local:127.0.0.1:9000:tcp::false");
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Inside)]);
        Assert.Equal("alt:10.13.16.1:8443:tcp::true,local:127.0.0.1:9000:tcp::false", _world.Value("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS"));
        await ConfigureAsync(("traefik.vpn", "No, Traefik should use the host network directly."));
        Assert.Equal("alt:0.0.0.0:8443:tcp::true,local:127.0.0.1:9000:tcp::false", _world.Value("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS"));
    }

    [Fact]
    public async Task A_peers_file_is_shown_and_its_keys_are_those_that_the_server_knows()
    {
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Everywhere)]);
        var script = new ScriptedPrompter([.. Way, ("traefik.wireguard", "Show a peer's configuration"), ("traefik.wireguard.peer", "laptop (10.13.16.3)")]);
        await _world.RunAsync(script, "traefik", "config");
        var file = PeerFileReader.Read(string.Join('\n', script.Transcript.SkipWhile(line => line != "[Interface]").TakeWhile(line => !line.StartsWith("Or let", StringComparison.Ordinal))));
        Assert.Equal(("vpn.example.com:51821", KeyPair.PublicOf(Value("PRIVATE_KEY"))), (file.Endpoint, file.PublicKey));
        Assert.Contains(KeyPair.PublicOf(file.PrivateKey), Tunnel.From(Traefik().Values)!.Configuration, StringComparison.Ordinal);
        Assert.Equal(file.ToText(), script.LastCode);
    }

    [Fact]
    public async Task A_renamed_peer_keeps_its_keys_and_a_removed_one_is_gone()
    {
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Everywhere)]);
        var before = Value("PEER_KEYS");
        await ConfigureAsync([.. ServerAnswers[..3], ServerAnswers[4], ServerAnswers[5], ("TRAEFIK_VPN_PEERS", "phone (10.13.16.2)"), ("TRAEFIK_VPN_PEERS_NAME", "tablet"),
            ("TRAEFIK_VPN_PEERS", "Remove some"), ("TRAEFIK_VPN_PEERS_REMOVE", "laptop (10.13.16.3)"), ("TRAEFIK_VPN_PEERS", "Done"), ("traefik.vpn.exclusive", Everywhere)]);
        Assert.Equal(("tablet", before.Split(',')[0].Replace("phone", "tablet", StringComparison.Ordinal)), (Value("PEERS"), Value("PEER_KEYS")));
    }

    [Fact]
    public async Task In_another_network_the_peers_get_addresses_of_it_and_keep_their_keys()
    {
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Inside)]);
        var before = Value("PEER_KEYS").Split(':')[2];
        await ConfigureAsync([ServerAnswers[0], ServerAnswers[1], ("TRAEFIK_VPN_SUBNET", "10.99.0.0"), ("TRAEFIK_VPN_ADDRESS", "10.99.0.1"), ServerAnswers[5], ("TRAEFIK_VPN_PEERS", "Done"), ("traefik.vpn.exclusive", Inside)]);
        Assert.StartsWith($"phone:10.99.0.2:{before}:", Value("PEER_KEYS"), StringComparison.Ordinal);
        Assert.Equal("10.99.0.1", _world.Value("traefik", "TRAEFIK_WEBSECURE_ENTRYPOINT_HOST"));
        Assert.NotNull(Tunnel.From(Traefik().Values));
    }

    [Fact]
    public async Task A_client_takes_a_whole_pasted_file_and_nothing_of_it_is_shown()
    {
        var script = await ConfigureAsync(("traefik.vpn", AsClient), ("traefik.vpn.credentials", "Paste the file that the VPN's server made for this machine"),
            ("traefik.vpn.file", Pasted.Replace("DNS = 10.13.16.1", "PostUp = reboot", StringComparison.Ordinal)), ("traefik.vpn.file", Pasted), ("traefik.vpn.exclusive", Everywhere));
        Assert.Contains(script.Transcript, line => line.Contains("a PostUp: a command", StringComparison.Ordinal));
        Assert.Contains("Left out: DNS. This machine keeps its own resolver, and finds the size of packets by itself.", script.Transcript);
        Assert.DoesNotContain(script.Transcript, line => line.Contains(Key, StringComparison.Ordinal));
        Assert.Equal(("false", "true", "10.13.16.2", "vpn.example.com:51820", "10.13.16.1/32"), (Value("ENABLED"), Value("CLIENT_ENABLED"), Value("CLIENT_INTERFACE_ADDRESS"), Value("CLIENT_PEER_ENDPOINT"), Value("CLIENT_PEER_ALLOWED_IPS")));
    }

    [Fact]
    public async Task A_client_takes_the_file_from_this_computer_and_can_keep_it_later()
    {
        var path = Path.Combine(_world.Folder, "wg0.conf");
        await File.WriteAllTextAsync(path, Pasted);
        await ConfigureAsync(("traefik.vpn", AsClient), ("traefik.vpn.credentials", "Read that file from this computer"), ("traefik.vpn.path", path + "x"), ("traefik.vpn.path", path), ("traefik.vpn.exclusive", Inside));
        await ConfigureAsync(("traefik.vpn", AsClient), ("traefik.vpn.credentials", "Keep the credentials that are there"), ("traefik.vpn.exclusive", Inside));
        Assert.Equal(("10.13.16.2", Key), (_world.Value("traefik", "TRAEFIK_WEB_ENTRYPOINT_HOST"), Value("CLIENT_INTERFACE_PRIVATE_KEY")));
    }

    [Fact]
    public async Task Without_a_VPN_Traefik_listens_again_where_the_VPN_was_and_elsewhere_as_before()
    {
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Inside)]);
        await _world.SetAsync("traefik", "TRAEFIK_WEB_ENTRYPOINT_HOST=192.168.1.2");
        await ConfigureAsync(("traefik.vpn", None));
        Assert.Equal(("0.0.0.0", "192.168.1.2"), (_world.Value("traefik", "TRAEFIK_WEBSECURE_ENTRYPOINT_HOST"), _world.Value("traefik", "TRAEFIK_WEB_ENTRYPOINT_HOST")));
        Assert.Null(Tunnel.From(Traefik().Values));
        Assert.Equal("phone,laptop", Value("PEERS")); // kept for the next time
    }

    [Fact]
    public async Task Keys_are_no_argument_and_no_line_of_what_changes()
    {
        await ConfigureAsync([.. ServerAnswers, ("traefik.vpn.exclusive", Everywhere)]);
        var plan = new Planner(_world.Machine).Plan(Traefik(), null);
        Assert.All(Value("PEER_KEYS").Split(',', ':').Where(part => part.EndsWith('=')).Append(Value("PRIVATE_KEY")), key =>
            Assert.DoesNotContain(plan.Changes, line => line.Contains(key, StringComparison.Ordinal)));
    }

    private static (string, string)[] Way => [("traefik", "Config"), ("traefik.config", "Advanced Routing (Layer 7 / Layer 4 / Wireguard)"), ("traefik.routing", "Configure wireguard VPN")];

    private Wizard.Projects.Deployment Traefik() => _world.With(new ScriptedPrompter([])).Open("traefik");

    private string Value(string name) => _world.Value("traefik", $"TRAEFIK_VPN_{name}");

    private async Task<ScriptedPrompter> ConfigureAsync(params (string, string)[] answers)
    {
        var script = new ScriptedPrompter([.. Way, ("traefik.wireguard", "None, server or client"), .. answers]);
        await _world.RunAsync(script, "traefik", "config");
        Assert.Equal(0, script.Left);
        return script;
    }
}
