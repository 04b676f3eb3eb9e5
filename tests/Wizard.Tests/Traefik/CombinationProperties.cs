using System.Text;
using CsCheck;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

/// <summary>Every feature of Traefik's menus beside every other one.</summary>
public sealed class CombinationProperties
{
    private static readonly TestAuthority Authority = new();

    // each is right alone; together they must be, too
    private static readonly (string Name, string Value)[][] Features =
    [
        [("TRAEFIK_USER", "traefik"), ("TRAEFIK_UID", "61524"), ("TRAEFIK_GID", "61524")],
        [("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_DASHBOARD_HTTP_AUTH", $"alice:{Deployments.Hash}")],
        [("TRAEFIK_CUSTOM_ENTRYPOINTS", "telnet:0.0.0.0:23:tcp::false,game:[::1]:27015:udp::false,alt:0.0.0.0:8443:tcp:10.0.0.0/8-[fd00::/8]:true")],
        [("TRAEFIK_ACCESS_LOGS_ENABLED", "true"), ("TRAEFIK_ACCESS_LOGS_FORMAT", "common")],
        [("TRAEFIK_WEBSECURE_READ_TIMEOUT", "1h"), ("TRAEFIK_ALLOW_ENCODED_SLASH", "true")],
        [("TRAEFIK_ACME_ENABLED", "true"), ("TRAEFIK_ACME_CERT_DOMAINS", """[["whoami.example.com",["www.example.com"]]]""")],
        [("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", """{"admin":["me@example.com","you+x@example.org"],"users":["me@example.com"]}""")],
        [("TRAEFIK_ERROR_PAGES_ENABLED", "true"), ("TRAEFIK_ERROR_PAGES_TEMPLATE", "ghost")],
        [("TRAEFIK_PLUGIN_MAXMIND_GEOIP", "true"), ("TRAEFIK_GEOIPUPDATE_ACCOUNT_ID", "123456"), ("TRAEFIK_GEOIPUPDATE_LICENSE_KEY", "a key")],
        [("TRAEFIK_DESTINATIONS", "pi:[fd00::2]:443:2"), ("TRAEFIK_LAYER_7_TLS_PROXY_ENABLED", "true"), ("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", "ca.pi.example.com:pi,old.example.com:10.0.0.1:443:1")],
        [("TRAEFIK_SSH_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_IPERF_UDP_ENTRYPOINT_ENABLED", "true"),
            ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ENABLED", "true"), ("TRAEFIK_LAYER_4_TCP_UDP_PROXY_ROUTES", "ssh:10.0.0.2:22:0,iperf_udp:10.0.0.2:5201:0")],
        [("TRAEFIK_DNS_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_WEB_PLAIN_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_WEB_PLAIN_ENTRYPOINT_HOST", "::")],
        [("TRAEFIK_STEP_CA_ZERO_CERTS", "true"), ("TRAEFIK_STEP_CA_CLIENT_PROVISIONERS", "admin,other one")],
    ];

    private static readonly (string Name, string Value)[][] Gates =
    [
        [],
        [("WHOAMI_HTTP_AUTH", $"alice:{Deployments.Hash}"), ("WHOAMI_IP_SOURCERANGE", "10.0.0.0/8,2001:db8::/32")],
        [("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com,!foo.clients.example.com")],
        [("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_ALLOW_ALL", "true")],
        [("WHOAMI_OAUTH2", "true"), ("WHOAMI_OAUTH2_AUTHORIZED_GROUP", "admin"), ("WHOAMI_MTLS_AUTH", "false")],
    ];

    private static readonly Gen<Machine> Machines = Gen.Select(Gen.Bool.Array[Features.Length], Gen.Int[0, Gates.Length - 1], Gen.Int[13, 40], (chosen, gate, patch) => new Machine(
        [.. Features.Where((_, at) => chosen[at] || (at == 6 && gate == Gates.Length - 1)).SelectMany(feature => feature), ("TRAEFIK_IMAGE", $"traefik:v3.7.{patch}")], Gates[gate]));

    [Fact]
    public void Any_features_together_become_files_without_a_fault() => Machines.Sample(machine =>
    {
        var files = machine.Union().WithControl("wizard", Deployments.Hash);
        Assert.Empty(TraefikCheck.Faults(files));
        Assert.Empty(KeyCheck.Static().Faults(files.Text("traefik.yml")!));
        Assert.Empty(KeyCheck.Dynamic().Faults(files.Text("dynamic.yml")!));
        Assert.All(files, file => Assert.DoesNotContain("{{", Encoding.UTF8.GetString(file.Value.Span), StringComparison.Ordinal));
    }, iter: 120, threads: 1);

    [Fact]
    public void Any_features_together_become_the_same_bytes_again() => Machines.Sample(machine =>
    {
        var (one, other) = (machine.Union(), machine.Union());
        Assert.Equal(one.Files, other.Files);
        Assert.Equal(one.Marker, other.Marker);
    }, iter: 30, threads: 1);

    [Fact]
    public void Whatever_else_is_on_every_entrypoint_for_TCP_takes_identity_headers_off() => Machines.Sample(machine =>
    {
        var root = YamlReader.Read("traefik.yml", machine.Union().Files.Text("traefik.yml")!).Root;
        Assert.All(root.EntriesAt("entryPoints").Where(entryPoint => !entryPoint.Body.TextAt("address")!.EndsWith("/udp", StringComparison.Ordinal)), entryPoint =>
        {
            Assert.Contains("wizard_strip@file", entryPoint.Body.TextsAt("http", "middlewares"));
            Assert.Equal("delete", entryPoint.Body.TextAt("http", "aliasHeadersStrategy"));
            Assert.Null(entryPoint.Body.At("http3"));
        });
    }, iter: 40, threads: 1);

    private sealed record Machine((string Name, string Value)[] Traefik, (string Name, string Value)[] Whoami)
    {
        public TraefikUnion Union()
        {
            var settings = Deployments.Settings(Deployments.TraefikWithStepCa(Authority, Traefik));
            return TraefikUnion.Of(
            [
                ("traefik_default", TraefikRenderer.Traefik(settings, Deployments.Plugins)), ("whoami_default", Deployments.Rendered(Deployments.Whoami(Whoami), "whoami_default", settings)),
            ]);
        }

        public override string ToString() => string.Join(' ', Traefik.Concat(Whoami).Select(setting => $"{setting.Name}={setting.Value}"));
    }
}
