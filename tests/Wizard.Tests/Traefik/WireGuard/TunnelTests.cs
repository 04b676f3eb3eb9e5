using CsCheck;
using Wizard.Settings;
using Wizard.Traefik.WireGuard;
using Xunit;

namespace Wizard.Tests.Traefik.WireGuard;

public sealed class TunnelTests
{
    private const string One = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private const string Two = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    private static readonly (string, string)[] Server =
    [
        ("TRAEFIK_VPN_ENABLED", "true"), ("TRAEFIK_VPN_HOST", "vpn.example.com"), ("TRAEFIK_VPN_PRIVATE_KEY", One), ("TRAEFIK_VPN_PEERS", "phone"), ("TRAEFIK_VPN_PEER_KEYS", $"phone:10.13.16.2:{Two}:{One}"),
    ];

    private static readonly (string, string)[] Client =
    [
        ("TRAEFIK_VPN_CLIENT_ENABLED", "true"), ("TRAEFIK_VPN_CLIENT_INTERFACE_ADDRESS", "10.13.16.2"), ("TRAEFIK_VPN_CLIENT_INTERFACE_PRIVATE_KEY", One),
        ("TRAEFIK_VPN_CLIENT_PEER_PUBLIC_KEY", Two), ("TRAEFIK_VPN_CLIENT_PEER_ENDPOINT", "vpn.example.com:51820"),
    ];

    [Fact]
    public void There_is_none_unless_it_was_chosen() => Assert.Null(Deployments.Settings(Deployments.Traefik()).Vpn);

    [Fact]
    public void A_public_key_is_the_one_that_openssl_derives() => Assert.Equal(
        "F8A9535A2D2FF605E8E144D54F4EF5C62313A2055DBB21FDDD3FD9C299EB015D",
        Convert.ToHexString(Convert.FromBase64String(KeyPair.PublicOf(Convert.ToBase64String(Convert.FromHexString("77076D0A7318A57D3C16C17251B26645DF4C2F92EBC0992AC177FBA51DB92C2A"))))));

    [Fact]
    public void New_keys_are_keys_and_differ()
    {
        Assert.True(WireGuardKey.Is(KeyPair.NewPrivate()) && WireGuardKey.Is(KeyPair.NewPreshared()));
        Assert.NotEqual(KeyPair.NewPrivate(), KeyPair.NewPrivate());
        Assert.Equal(64, Convert.FromBase64String(KeyPair.NewPrivate())[31] & 192); // clamped as wg genkey does
    }

    [Fact]
    public void A_server_knows_each_peer_by_its_public_key_at_its_one_address()
    {
        var vpn = Vpn(Server)!;
        Assert.Equal($"""
            [Interface]
            PrivateKey = {One}
            ListenPort = 51820

            [Peer]
            PublicKey = {KeyPair.PublicOf(Two)}
            PresharedKey = {One}
            AllowedIPs = 10.13.16.2/32

            """, vpn.Configuration);
        Assert.Equal(("10.13.16.1/32", "10.13.16.2/32"), (vpn.Environment["TRAEFIK_WIREGUARD_ADDRESSES"], vpn.Environment["TRAEFIK_WIREGUARD_ROUTES"]));
    }

    [Fact]
    public void The_file_of_a_peer_is_one_that_a_client_reads()
    {
        var server = VpnServer.From(Deployments.Traefik(Server));
        var file = PeerFileReader.Read(server.FileOf(server.Peers[0]).ToText());
        Assert.Equal((Two, KeyPair.PublicOf(One), "vpn.example.com:51820", "10.13.16.0/24"), (file.PrivateKey, file.PublicKey, file.Endpoint, $"{file.AllowedIps.Single()}"));
    }

    [Fact]
    public void A_client_knows_its_server_and_keeps_the_way_to_it_open()
    {
        var vpn = Vpn(Client)!;
        Assert.Equal($"""
            [Interface]
            PrivateKey = {One}
            ListenPort = 51820

            [Peer]
            PublicKey = {Two}
            Endpoint = vpn.example.com:51820
            AllowedIPs = 10.13.16.1/32
            PersistentKeepalive = 25

            """, vpn.Configuration);
        Assert.Equal("10.13.16.2/32", vpn.Environment["TRAEFIK_WIREGUARD_ADDRESSES"]);
    }

    [Fact]
    public void Another_key_makes_another_container() =>
        Assert.NotEqual(Vpn(Client)!.Environment["TRAEFIK_WIREGUARD_HASH"], Vpn([.. Client, ("TRAEFIK_VPN_CLIENT_INTERFACE_PRIVATE_KEY", Two)])!.Environment["TRAEFIK_WIREGUARD_HASH"]);

    [Theory]
    [InlineData("TRAEFIK_VPN_CLIENT_ENABLED", "true", "both true")]
    [InlineData("TRAEFIK_VPN_PEERS", "phone,laptop", "name different peers")]
    [InlineData("TRAEFIK_VPN_PEERS", "", "name different peers")]
    [InlineData("TRAEFIK_VPN_ADDRESS", "10.13.17.1", "not in TRAEFIK_VPN_SUBNET")]
    [InlineData("TRAEFIK_VPN_ADDRESS", "10.13.16.2", "no address of its own")]
    [InlineData("TRAEFIK_VPN_SUBNET", "10.13.17.0", "not in TRAEFIK_VPN_SUBNET")]
    [InlineData("TRAEFIK_VPN_ALLOWED_IPS", "10.13.17.0/24", "leaves out TRAEFIK_VPN_ADDRESS")]
    [InlineData("TRAEFIK_VPN_PRIVATE_KEY", "", "TRAEFIK_VPN_PRIVATE_KEY")]
    [InlineData("TRAEFIK_VPN_HOST", "", "TRAEFIK_VPN_HOST")]
    public void Hand_edits_of_a_server_that_contradict_each_other_are_refused(string name, string value, string why) => Refused([.. Server, (name, value)], why);

    [Theory]
    [InlineData("TRAEFIK_VPN_CLIENT_PEER_ALLOWED_IPS", "0.0.0.0/0", "whole machine")]
    [InlineData("TRAEFIK_VPN_CLIENT_PEER_ALLOWED_IPS", "", "TRAEFIK_VPN_CLIENT_PEER_ALLOWED_IPS")]
    [InlineData("TRAEFIK_VPN_CLIENT_INTERFACE_ADDRESS", "", "TRAEFIK_VPN_CLIENT_INTERFACE_ADDRESS")]
    [InlineData("TRAEFIK_VPN_CLIENT_PEER_PUBLIC_KEY", "x", "TRAEFIK_VPN_CLIENT_PEER_PUBLIC_KEY")]
    public void Hand_edits_of_a_client_that_cannot_be_are_refused(string name, string value, string why) => Refused([.. Client, (name, value)], why);

    [Theory]
    [InlineData("10.13.16.1", true)]
    [InlineData("0.0.0.0", false)]
    public void Traefik_waits_for_the_interface_only_where_it_listens_there(string host, bool waits)
    {
        var settings = Deployments.Settings(Deployments.Traefik([.. Server, ("TRAEFIK_WEBSECURE_ENTRYPOINT_HOST", host)]));
        Assert.Equal(waits, settings.Vpn!.IsNeededBy(settings.EntryPoints));
    }

    [Fact]
    public void Any_server_with_peers_of_its_own_addresses_becomes_the_same_interface_each_time() =>
        Gen.Select(Gen.Int[0, 255], Gen.Int[2, 254].HashSet[0, 12], Gen.Byte.Array[32], Gen.Int[1, 65535]).Sample((third, last, key, port) =>
        {
            var (shared, peers) = (Convert.ToBase64String(key), last.Select(number => $"p{number}").ToList());
            (string, string)[] written =
            [
                .. Server, ("TRAEFIK_VPN_SUBNET", $"10.9.{third}.0"), ("TRAEFIK_VPN_ADDRESS", $"10.9.{third}.1"), ("TRAEFIK_VPN_ALLOWED_IPS", $"10.9.{third}.0/24"), ("TRAEFIK_VPN_PORT", $"{port}"), ("TRAEFIK_VPN_PRIVATE_KEY", shared),
                ("TRAEFIK_VPN_PEERS", string.Join(',', peers)), ("TRAEFIK_VPN_PEER_KEYS", string.Join(',', last.Select(number => $"p{number}:10.9.{third}.{number}:{One}:{shared}"))),
            ];
            Assert.Equal(Vpn(written)!.Environment, Vpn(written)!.Environment);
            Assert.Equal(last.Count, Vpn(written)!.Routes.Count);
            if (last.Count > 0) Assert.NotNull(SettingTypes.Find("vpn-peers")!.Check(written[^1].Item2).Value);
        }, iter: 100, threads: 1);

    private static Tunnel? Vpn((string, string)[] written) => Deployments.Settings(Deployments.Traefik(written)).Vpn;

    private static void Refused((string, string)[] written, string why)
    {
        var error = Assert.Throws<UserError>(() => Vpn(written));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(One, error.Message, StringComparison.Ordinal);
    }
}
