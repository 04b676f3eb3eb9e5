using Wizard.Compose;
using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Tests.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>From the keys of the entrypoint menus to Traefik's YAML.</summary>
public sealed class EntryPointsTests : IDisposable
{
    private static readonly (string, string)[] Menu = [("traefik", "Config"), ("traefik.config", "Entrypoints (including dashboard)")];
    private static readonly (string, string)[] Stock = [.. Menu, ("traefik.entrypoints", "Configure stock entrypoints")];
    private static readonly (string, string)[] Custom = [.. Menu, ("traefik.entrypoints", "Configure custom entrypoints")];

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_stock_entrypoint_is_enabled_on_an_IPv6_address_behind_a_proxy()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "ssh"), ("TRAEFIK_SSH_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_SSH_ENTRYPOINT_HOST", "2001:DB8::1"), ("TRAEFIK_SSH_ENTRYPOINT_PORT", "22"),
            ("TRAEFIK_SSH_ENTRYPOINT_PROXIES", "Through a proxy"), ("TRAEFIK_SSH_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "10.13.16.1,2001:db8:1::/48")]);
        Assert.Contains("""
              ssh:
                address: "[2001:db8::1]:22"
                proxyProtocol:
                  trustedIPs:
                    - "10.13.16.1/32"
                    - "2001:db8:1::/48"
                http:
                  middlewares:
                    - wizard_strip@file
            """, Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_stock_entrypoints_shows_their_state_and_what_they_are_for()
    {
        var menus = new Lines("1", "2", "2", "<", "<", "<", "<");
        await _world.RunAsync(new PlainPrompter(menus), "traefik", "config");
        Assert.Contains("  2. web (0.0.0.0 80 - HTTP: redirects to HTTPS)", menus.Said);
        Assert.Contains("  5. ssh (off - SSH of a Git server)", menus.Said);
    }

    [Fact]
    public async Task DNS_opens_one_port_for_both_protocols_and_only_TCP_believes_proxies()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "dns"), ("TRAEFIK_DNS_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_DNS_ENTRYPOINT_HOST", "192.168.1.2"), ("TRAEFIK_DNS_ENTRYPOINT_PORT", "53"),
            ("TRAEFIK_DNS_ENTRYPOINT_PROXIES", "Through a proxy"), ("TRAEFIK_DNS_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "10.0.0.1")]);
        Assert.Contains("  dns_tcp:\n    address: \"192.168.1.2:53\"\n    proxyProtocol:\n", Static(), StringComparison.Ordinal);
        Assert.Contains("  dns_udp:\n    address: \"192.168.1.2:53/udp\"\n  control:\n", Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UDP_is_asked_for_no_proxies()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "iperf_udp"), ("TRAEFIK_IPERF_UDP_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_IPERF_UDP_ENTRYPOINT_HOST", "::"), ("TRAEFIK_IPERF_UDP_ENTRYPOINT_PORT", "443")]);
        Assert.Contains("  iperf_udp:\n    address: \"[::]:443/udp\"\n", Static(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0", "443", "websecure (0.0.0.0:443)")]
    [InlineData("2001:db8::1", "80", "web (0.0.0.0:80)")]
    [InlineData("127.0.0.1", "18080", "control (127.0.0.1:18080)")]
    [InlineData("::", "23", "telnet (192.168.1.2:23)")]
    public async Task A_port_that_another_entrypoint_has_is_refused_while_typing(string host, string port, string owner)
    {
        await _world.SetAsync("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS=telnet:192.168.1.2:23:tcp::false");
        var said = await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "rtmp"), ("TRAEFIK_RTMP_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_RTMP_ENTRYPOINT_HOST", host), ("TRAEFIK_RTMP_ENTRYPOINT_PORT", port),
            ("TRAEFIK_RTMP_ENTRYPOINT_PORT", "65536"), ("TRAEFIK_RTMP_ENTRYPOINT_PORT", "0"), ("TRAEFIK_RTMP_ENTRYPOINT_PORT", "1935"), ("TRAEFIK_RTMP_ENTRYPOINT_PROXIES", "Directly")]);
        Assert.Contains(said, line => line.Contains($"meets the entrypoint {owner}", StringComparison.Ordinal) && line.Contains("for example", StringComparison.Ordinal));
        Assert.Equal(2, said.Count(line => line.Contains("a number from 1 to 65535", StringComparison.Ordinal)));
        Assert.Equal("1935", _world.Value("traefik", "TRAEFIK_RTMP_ENTRYPOINT_PORT"));
    }

    [Fact]
    public async Task An_entrypoint_keeps_its_own_port_without_a_conflict_with_itself()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "web"), ("TRAEFIK_WEB_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_WEB_ENTRYPOINT_HOST", "::"), ("TRAEFIK_WEB_ENTRYPOINT_PORT", "80"), ("TRAEFIK_WEB_ENTRYPOINT_PROXIES", "Directly")]);
        Assert.Contains("  web:\n    address: \"[::]:80\"\n", Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxies_that_are_everybody_are_refused_while_typing()
    {
        var said = await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "irc"), ("TRAEFIK_IRC_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_IRC_ENTRYPOINT_HOST", "0.0.0.0"), ("TRAEFIK_IRC_ENTRYPOINT_PORT", "6697"),
            ("TRAEFIK_IRC_ENTRYPOINT_PROXIES", "Through a proxy"), ("TRAEFIK_IRC_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "10.0.0.1,::/0"), ("TRAEFIK_IRC_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", ""),
            ("TRAEFIK_IRC_ENTRYPOINT_PROXY_PROTOCOL_TRUSTED_IPS", "10.0.0.1")]);
        Assert.Contains(said, line => line.StartsWith("That would be everybody", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("Name at least one proxy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entrypoint_is_switched_off_with_one_answer()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "web"), ("TRAEFIK_WEB_ENTRYPOINT_ENABLED", "no")]);
        Assert.DoesNotContain("  web:", Static(), StringComparison.Ordinal);
        Assert.Contains("  websecure:", Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_asks_for_a_user_and_for_no_address()
    {
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "dashboard"), ("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_DASHBOARD_ENTRYPOINT_PORT", "80"), ("TRAEFIK_DASHBOARD_ENTRYPOINT_PORT", "8080"),
            ("TRAEFIK_DASHBOARD_HTTP_AUTH_USER", "alice"), ("TRAEFIK_DASHBOARD_HTTP_AUTH_PASSWORD_KIND", "A random one"), ("TRAEFIK_DASHBOARD_HTTP_AUTH", "Done"), ("TRAEFIK_DASHBOARD_HTTP_AUTH_KEEP_PASSWORDS", "no")]);
        Assert.Contains("  dashboard:\n    address: \"127.0.0.1:8080\"\n", Static(), StringComparison.Ordinal);
        Assert.Contains("  dashboard: true\n  insecure: false\n", Static(), StringComparison.Ordinal);
        Assert.Matches("traefik_default_dashboard_auth:\n      basicAuth:\n        users:\n          - \"alice:\\$2", Dynamic());
        Assert.Contains("""
                traefik_default_dashboard:
                  entryPoints:
                    - dashboard
                  rule: "PathPrefix(`/api`) || PathPrefix(`/dashboard`)"
                  middlewares:
                    - traefik_default_dashboard_auth
                  service: api@internal
            """, Dynamic(), StringComparison.Ordinal);
        Assert.DoesNotContain("alice:$2", string.Join('\n', await ConfigAsync([.. Stock])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_entrypoints_are_added_edited_and_removed_in_one_list()
    {
        await _world.SetAsync("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS=old:0.0.0.0:7000:tcp::false,telnet:0.0.0.0:23:tcp::false");
        await ConfigAsync([.. Custom, (Id, "Add an entrypoint"), ($"{Id}_NAME", "voice"), ($"{Id}_PROTOCOL", "UDP"), ($"{Id}_HOST", "::"), ($"{Id}_PORT", "7000"),
            (Id, "telnet: 0.0.0.0:23 (TCP)"), ($"{Id}_NAME", "shop"), ($"{Id}_PROTOCOL", "TCP"), ($"{Id}_HOST", "2001:db8::1"), ($"{Id}_PORT", "8443"), ($"{Id}_PROXIED", "Through a proxy"), ($"{Id}_PROXIES", "10.0.0.1,2001:db8:2::/64"), ($"{Id}_HTTPS", "yes"),
            (Id, "Remove some"), ($"{Id}_REMOVE", "old: 0.0.0.0:7000 (TCP)"), (Id, "Done")]);
        Assert.Equal("shop:[2001:db8::1]:8443:tcp:10.0.0.1/32-[2001:db8:2::/64]:true,voice:[::]:7000:udp::false", _world.Value("traefik", Id));
        Assert.Contains("  voice:\n    address: \"[::]:7000/udp\"\n", Static(), StringComparison.Ordinal);
        Assert.Contains("    http:\n      middlewares:\n        - wizard_strip@file\n      tls:\n        options: default\n", Static(), StringComparison.Ordinal);
        Assert.DoesNotContain("  old:", Static(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web", "reserved")]
    [InlineData("dns_udp", "reserved")]
    [InlineData("traefik", "reserved")]
    [InlineData("telnet", "taken")]
    [InlineData("My-Name", "letters a to z")]
    public async Task A_name_that_cannot_be_had_is_refused_while_typing(string name, string why)
    {
        await _world.SetAsync("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS=telnet:0.0.0.0:23:tcp::false");
        var said = await ConfigAsync([.. Custom, (Id, "Add an entrypoint"), ($"{Id}_NAME", name), ($"{Id}_NAME", "voice"), ($"{Id}_PROTOCOL", "TCP"), ($"{Id}_HOST", "0.0.0.0"), ($"{Id}_PORT", "23"), ($"{Id}_PORT", "80"), ($"{Id}_PORT", "24"), ($"{Id}_PROXIED", "Directly"), ($"{Id}_HTTPS", "no"), (Id, "Done")]);
        Assert.Contains(said, line => line.Contains(why, StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("meets the entrypoint telnet", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("meets the entrypoint web", StringComparison.Ordinal));
        Assert.Equal("telnet:0.0.0.0:23:tcp::false,voice:0.0.0.0:24:tcp::false", _world.Value("traefik", Id));
    }

    [Fact]
    public async Task What_is_enabled_is_shown_as_a_table()
    {
        await _world.SetAsync("traefik", "TRAEFIK_CUSTOM_ENTRYPOINTS=shop:[2001:db8::1]:8443:tcp:10.0.0.1/32:true", "TRAEFIK_IPERF_UDP_ENTRYPOINT_ENABLED=true");
        var said = await ConfigAsync([.. Menu, ("traefik.entrypoints", "Show enabled entrypoints")]);
        Assert.Contains("Entrypoint  Address      Port   Protocol  Proxies      HTTPS", said);
        Assert.Contains("websecure   0.0.0.0      443    tcp       -            yes", said);
        Assert.Contains("iperf_udp   0.0.0.0      5201   udp       -            -", said);
        Assert.Contains("shop        2001:db8::1  8443   tcp       10.0.0.1/32  yes", said);
    }

    [Fact]
    public async Task ESC_steps_back_and_changes_nothing()
    {
        var before = _world.EnvFile("traefik");
        await ConfigAsync([.. Stock, ("traefik.entrypoints.stock", "mpd"), ("TRAEFIK_MPD_ENTRYPOINT_ENABLED", "yes"), ("TRAEFIK_MPD_ENTRYPOINT_HOST", "127.0.0.1"), ("TRAEFIK_MPD_ENTRYPOINT_PORT", ScriptedPrompter.Back),
            ("TRAEFIK_MPD_ENTRYPOINT_HOST", ScriptedPrompter.Back), ("TRAEFIK_MPD_ENTRYPOINT_ENABLED", ScriptedPrompter.Back)]);
        Assert.Equal(before, _world.EnvFile("traefik"));
    }

    [Fact]
    public async Task A_port_that_another_program_of_this_machine_has_is_warned_of_and_not_refused()
    {
        using var program = new System.Net.Sockets.TcpListener(System.Net.IPAddress.IPv6Loopback, 0);
        program.Start();
        var port = ((System.Net.IPEndPoint)program.LocalEndpoint).Port;
        var terminal = new Lines("1", "2", "2", "5", "y", "0.0.0.0", $"{port}", "1", "<", "<", "<", "<");
        var machine = _world.Machine with { Docker = new Docker(new HereEngine(), new DockerSettings(_ => null), "default") };
        await Wizard.Menus.VerbTable.Require("traefik", "config").RunAsync(new(_world.With(new PlainPrompter(terminal)) with { Machine = machine }, "traefik"), default);
        Assert.Contains($"Another program of this machine listens on port {port}: Traefik could not open 0.0.0.0:{port} as long as it does.", terminal.Said);
        Assert.Equal($"{port}", _world.Value("traefik", "TRAEFIK_SSH_ENTRYPOINT_PORT"));
    }

    private const string Id = "TRAEFIK_CUSTOM_ENTRYPOINTS";

    private async Task<IReadOnlyList<string>> ConfigAsync((string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        await _world.RunAsync(prompter, "traefik", "config");
        Assert.Equal(0, prompter.Left);
        return prompter.Transcript;
    }

    private string Static() => Files().Text("traefik.yml")!;

    private string Dynamic() => Files().Text("dynamic.yml")!;

    private Wizard.Traefik.RenderedFiles Files() => new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), null).Files;

    private sealed class HereEngine : IProcesses
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation) =>
            Task.FromResult(new ProcessResult(0, call.Arguments.Contains("inspect") ? "unix:///var/run/docker.sock\n" : "", ""));
    }
}
