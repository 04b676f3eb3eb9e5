using CsCheck;
using Wizard.Settings.Routes;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class RoutingTests
{
    private static readonly (string, string)[] Ssh = [("TRAEFIK_SSH_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_SSH_ENTRYPOINT_HOST", "0.0.0.0"), ("TRAEFIK_SSH_ENTRYPOINT_PORT", "2222")];

    private static readonly (string, string)[] Both =
    [
        .. Ssh, ("TRAEFIK_DESTINATIONS", "pi:[fd00::2]:443:2,nas:nas.lan:22:0"),
        ("TRAEFIK_LAYER_7_TLS_PROXY_ENABLED", "true"), ("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", "ca.pi.example.com:pi,www.example.com:10.13.16.5:8443:0,old.example.com:10.13.16.6:443:1"),
        ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ENABLED", "true"), ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES", "ssh:nas"),
    ];

    private static RenderedFiles Rendered(params (string, string)[] written) => TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(written)), Deployments.Plugins);

    private static UserError Refused(params (string, string)[] written) => Assert.Throws<UserError>(() => Rendered(written));

    [Fact]
    public void Routes_to_other_servers() => Golden.Matches("traefik-routes", Rendered(Both));

    [Fact]
    public void A_layer_that_is_switched_off_has_no_routes() =>
        Assert.DoesNotContain("HostSNI", Rendered([.. Both, ("TRAEFIK_LAYER_7_TLS_PROXY_ENABLED", "false"), ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ENABLED", "false")]).Text("dynamic.yml")!, StringComparison.Ordinal);

    [Fact]
    public void A_destination_that_is_unknown_is_a_fault_that_names_it()
    {
        var error = Refused([.. Both, ("TRAEFIK_DESTINATIONS", "nas:nas.lan:22:0")]);
        Assert.Contains("ca.pi.example.com to pi", error.Message, StringComparison.Ordinal);
        Assert.Contains("TRAEFIK_DESTINATIONS", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("websecure")]
    [InlineData("web_plain")]
    [InlineData("dashboard")]
    [InlineData("control")]
    public void An_entrypoint_that_carries_other_routes_cannot_be_handed_on_whole(string entryPoint) =>
        Assert.Contains("carries other routes", Refused([.. Both, ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES", $"{entryPoint}:10.0.0.1:22:0")]).Message, StringComparison.Ordinal);

    [Fact]
    public void An_entrypoint_that_is_not_enabled_is_a_fault() =>
        Assert.Contains("not enabled", Refused([.. Both, ("TRAEFIK_SSH_ENTRYPOINT_ENABLED", "false")]).Message, StringComparison.Ordinal);

    [Fact]
    public void What_an_entrypoint_speaks_is_its_protocol_and_not_its_name()
    {
        var text = Rendered([.. Both, ("TRAEFIK_CUSTOM_ENTRYPOINTS", "game:0.0.0.0:27015:udp::false,old_udp:0.0.0.0:27016:tcp::false"), ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES", "game:10.0.0.1:27015:0,old_udp:10.0.0.2:27016:0")]).Text("dynamic.yml")!;
        Assert.Contains("traefik_default_entrypoint_game", text[text.IndexOf("\nudp:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("old_udp", text[text.IndexOf("\nudp:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("entrypoint_game", text[..text.IndexOf("\nudp:", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Packets_know_no_PROXY_protocol() =>
        Assert.Contains("UDP", Refused([.. Both, ("TRAEFIK_IPERF_UDP_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES", "iperf_udp:10.0.0.1:5201:2")]).Message, StringComparison.Ordinal);

    [Fact]
    public void Routes_by_domain_need_the_entrypoint_that_TLS_arrives_at() =>
        Assert.Contains("websecure", Refused([.. Both, ("TRAEFIK_WEBSECURE_ENTRYPOINT_ENABLED", "false")]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_route_and_an_application_on_one_host_are_a_fault_that_names_both()
    {
        var settings = Deployments.Settings(Deployments.Traefik([.. Both, ("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", "whoami.example.com:10.0.0.1:443:0")]));
        var union = TraefikUnion.Of([("traefik_default", TraefikRenderer.Traefik(settings, Deployments.Plugins)), ("whoami_default", Deployments.Rendered(Deployments.Whoami(), "whoami_default", settings))]);
        Assert.Contains(TraefikCheck.Faults(union.Files), fault => fault.Contains("WHOAMI_TRAEFIK_HOST and TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_into_a_route_is_read_back_the_same() => Gen.Select(Gen.OneOf(Gen.Const("ca.pi.example.com"), Gen.Const("a-b.c")), Server, Gen.Bool).Sample((from, server, named) =>
    {
        var route = named ? new ProxyRoute(from, "pi", null) : new ProxyRoute(from, null, server);
        Assert.Equal(route, ProxyRoute.Read(route.ToSetting(), RouteLayer.Seven).Route);
        Assert.Equal(new Destination("pi", server), Destination.Read(new Destination("pi", server).ToSetting()).Destination);
    }, iter: 500, threads: 1);

    [Fact]
    public void Any_text_is_a_route_in_its_normal_form_or_refused_with_a_reason() => Gen.OneOf(Gen.String, Gen.Char["abz019.:[]-*_ ,"].Array[0, 40].Select(letters => new string(letters))).Sample(text =>
    {
        var (route, fault) = ProxyRoute.Read(text, RouteLayer.Seven);
        Assert.True(route is null != fault is null);
        if (route is null) return;
        Assert.Equal(route, ProxyRoute.Read(route.ToSetting(), RouteLayer.Seven).Route);
        Assert.Matches(@"^[a-z0-9.:\[\]-]+\z", route.ToSetting());
    }, iter: 5000, threads: 1);

    [Fact]
    public void Any_valid_routes_become_files_without_a_fault() => Server.List[1, 5].Sample(servers =>
    {
        var routes = string.Join(',', servers.Select((server, at) => new ProxyRoute($"r{at}.example.com", null, server).ToSetting()));
        var files = Rendered([.. Both, ("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", routes)]);
        Assert.Empty(TraefikCheck.Faults(files));
        Assert.Empty(KeyCheck.Dynamic().Faults(files.Text("dynamic.yml")!));
    }, iter: 200, threads: 1);

    private static readonly Gen<ServerAddress> Server = Gen.Select(
        Gen.OneOf(Gen.Select(Gen.Int[1, 255], Gen.Byte, (a, b) => $"{a}.{b}.0.7"), Gen.UShort.Select(part => System.Net.IPAddress.Parse($"2001:db8::{part:x}").ToString()), Gen.Const("nas.lan")),
        Gen.Int[1, 65535], Gen.Int[0, 2], (host, port, version) => new ServerAddress(host, port, version));
}
