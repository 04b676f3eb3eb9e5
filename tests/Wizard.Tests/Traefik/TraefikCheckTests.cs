using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class TraefikCheckTests
{
    private const string Strip = "http: {middlewares: {wizard_strip: {headers: {customRequestHeaders: {X-Client-CN: \"\"}}}}}\n";
    private const string Mtls = """
        http:
          middlewares:
            a_default_mtls: {plugin: {mtls: {allowAll: true}}}
          routers:
            a_default: {entryPoints: [websecure], rule: "Host(`a.example.com`)", middlewares: [a_default_mtls], service: a_default@docker, tls: {options: a_default}}
        tls:
          options:
            a_default: {clientAuth: {caFiles: [/etc/traefik/trust/a.pem], clientAuthType: RequireAndVerifyClientCert}}
        """;

    [Theory]
    [InlineData("{rule: \"Host(`x`)\", service: a}", "service 'a'")]
    [InlineData("{rule: \"Host(`x`)\"}", "service ''")]
    [InlineData("{rule: \"Host(`x`)\", service: a@internal}", "service 'a@internal'")]
    [InlineData("{rule: \"Host(`x`)\", service: a@docker, middlewares: [m]}", "middleware 'm'")]
    [InlineData("{rule: \"Host(`x`)\", service: a@docker, middlewares: [m@file]}", "middleware 'm@file'")]
    [InlineData("{rule: \"Host(`x`)\", service: a@docker, tls: {options: o}}", "TLS options 'o'")]
    [InlineData("{service: a@docker}", "has no rule")]
    public void A_router_that_uses_what_nobody_defines_is_a_fault(string router, string fault) => Found(null, $"http: {{routers: {{a_default: {router}}}}}", fault);

    [Theory]
    [InlineData("[websecure]", "entrypoint 'websecure'")]
    [InlineData("[]", "entrypoint ''")]
    public void A_router_on_an_entrypoint_that_does_not_exist_is_a_fault(string entryPoints, string fault) =>
        Found(Static("127.0.0.1:1"), $"http: {{routers: {{a_default: {{entryPoints: {entryPoints}, rule: \"Host(`x`)\", service: a@docker}}}}}}", fault);

    [Theory]
    [InlineData("0.0.0.0:80", "0.0.0.0:80")]
    [InlineData("0.0.0.0:80", "127.0.0.1:80")]
    [InlineData("127.0.0.1:80", "0.0.0.0:80")]
    [InlineData("[::]:80", "127.0.0.1:80")]
    [InlineData(":80", "192.168.1.2:80")]
    [InlineData("[::1]:80", "[0:0::1]:80")]
    [InlineData("0.0.0.0:80", "[2001:db8::1]:80")]
    public void Two_entrypoints_on_one_address_are_a_fault_that_names_their_settings(string one, string other) =>
        Found(Static(one, other), Strip, "TRAEFIK_WEB_ENTRYPOINT_PORT and TRAEFIK_CUSTOM_ENTRYPOINTS: the entrypoints web and telnet");

    [Theory]
    [InlineData("0.0.0.0:80", "0.0.0.0:443")]
    [InlineData("127.0.0.1:80", "[::1]:80")]
    [InlineData("127.0.0.1:80", "127.0.0.2:80")]
    [InlineData("0.0.0.0:443", "0.0.0.0:443/udp")]
    public void Entrypoints_that_do_not_meet_are_fine(string one, string other) => Assert.Empty(TraefikCheck.Faults(Static(one, other), Strip));

    [Theory]
    [InlineData("http3: {advertisedPort: 443}", "http3")]
    [InlineData("reusePort: true", "lacks wizard_strip@file")]
    [InlineData("http: {middlewares: [wizard_strip@file, other@file]}", "other@file")]
    public void An_entrypoint_that_leaves_a_way_round_is_a_fault(string rest, string fault) =>
        Found($"entryPoints: {{web: {{address: \":80\", {rest}}}}}", Strip, fault);

    [Fact]
    public void An_entrypoint_for_UDP_can_forge_no_header() => Assert.Empty(TraefikCheck.Faults("entryPoints: {dns_udp: {address: \":53/udp\"}}", Strip));

    [Theory]
    [InlineData("middlewares: [auth], entryPoints: [local]", "")]
    [InlineData("middlewares: [auth@file], entryPoints: [local]", "")]
    [InlineData("middlewares: [wizard_strip], entryPoints: [local]", "without a password")]
    [InlineData("entryPoints: [local]", "without a password")]
    [InlineData("middlewares: [nobody], entryPoints: [local]", "without a password")]
    [InlineData("middlewares: [auth], entryPoints: [local, public]", "on the entrypoint public")]
    public void A_way_to_the_API_is_on_this_machine_alone_and_asks_for_a_password(string router, string fault)
    {
        const string strip = "http: {middlewares: [wizard_strip@file]}";
        var dynamicYaml = $"""
            http:
              middlewares:
                wizard_strip: {"{headers: {customRequestHeaders: {X-Client-CN: \"\"}}}"}
                auth: {"{basicAuth: {users: [\"a:b\"]}}"}
                nobody: {"{basicAuth: {removeHeader: true}}"}
              routers:
                wizard_page: {"{"}{router}, rule: "PathPrefix(`/api`)", service: api@internal{"}"}
            """;
        var faults = TraefikCheck.Faults($"entryPoints: {{local: {{address: \"127.0.0.1:1\", {strip}}}, public: {{address: \":2\", {strip}}}}}", dynamicYaml);
        Assert.Equal(fault.Length == 0 ? 0 : 1, faults.Count);
        Assert.All(faults, found => Assert.Contains(fault, found, StringComparison.Ordinal));
    }

    [Fact]
    public void An_API_that_is_open_is_a_fault() => Found("api: {insecure: true}", Strip, "api.insecure");

    [Theory]
    [InlineData("A.example.com", "default")]
    [InlineData("a.EXAMPLE.com", "none")]
    public void Two_routers_on_one_host_with_different_TLS_are_a_fault_in_whatever_case(string host, string tls)
    {
        var router = $"    a_default_2: {{entryPoints: [websecure], rule: \"Host(`{host}`)\", service: a_default@docker{(tls == "none" ? "" : ", tls: {options: default}")}}}\ntls:";
        Found(null, Mtls.Replace("\ntls:", "\n" + router, StringComparison.Ordinal), "different TLS");
    }

    [Fact]
    public void Passed_through_TLS_on_the_host_of_an_HTTP_router_is_a_fault() =>
        Found(null, Mtls + "\ntcp: {routers: {a_default: {entryPoints: [websecure], rule: \"HostSNI(`a.example.com`)\", service: a@docker, tls: {passthrough: true}}}}", "different TLS");

    [Fact]
    public void Two_deployments_on_one_host_are_a_fault_that_names_their_settings() =>
        Found(null, Mtls + "\ntcp: {routers: {step-ca_blue: {entryPoints: [websecure], rule: \"HostSNI(`a.example.com`)\", service: a@docker, tls: {passthrough: true}}}}",
            "A_TRAEFIK_HOST and STEP_CA_TRAEFIK_HOST: a_default and step-ca_blue");

    [Theory]
    [InlineData("options: a_default", "options: default", "half of mutual TLS (the plugin)")]
    [InlineData("middlewares: [a_default_mtls], ", "", "half of mutual TLS (TLS options)")]
    [InlineData("Host(`a.example.com`)", "HostRegexp(`.*`)", "not one host alone")]
    [InlineData("Host(`a.example.com`)", "!Host(`a.example.com`)", "not one host alone")]
    [InlineData(", clientAuthType: RequireAndVerifyClientCert", "", "clientAuthType")]
    [InlineData("RequireAndVerifyClientCert", "VerifyClientCertIfGiven", "clientAuthType")]
    [InlineData("caFiles: [/etc/traefik/trust/a.pem], ", "", "caFiles")]
    public void Half_a_mutual_TLS_is_a_fault(string what, string with, string fault)
    {
        Assert.Empty(TraefikCheck.Faults(null, Mtls));
        Found(null, Mtls.Replace(what, with, StringComparison.Ordinal), fault);
    }

    [Fact]
    public void A_PEM_that_is_named_and_not_shipped_is_a_fault()
    {
        var volume = RenderedFiles.Empty.With("dynamic.yml", Mtls);
        Assert.Contains(TraefikCheck.Faults(volume), fault => fault.Contains("/etc/traefik/trust/a.pem", StringComparison.Ordinal));
        Assert.Empty(TraefikCheck.Faults(volume.With("trust/a.pem", "x")));
    }

    [Fact]
    public void A_plugin_that_is_named_and_not_shipped_is_a_fault()
    {
        var files = TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik()), Deployments.Plugins);
        Assert.Empty(TraefikCheck.Faults(files));
        var bare = RenderedFiles.Empty.With("traefik.yml", files.Text("traefik.yml")!).With("dynamic.yml", files.Text("dynamic.yml")!);
        Assert.Contains("plugins-local/src/wizard.local/mtls/.traefik.yml", Assert.Single(TraefikCheck.Faults(bare)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exclusion_that_the_installed_plugin_would_not_heed_is_a_fault()
    {
        var plugin = Deployments.Plugins.With("src/wizard.local/mtls/mtls.go", Deployments.Plugins.Text("src/wizard.local/mtls/mtls.go")!.Replace("json:\"deny", "", StringComparison.Ordinal));
        var files = TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik()), plugin);
        Assert.Empty(TraefikCheck.Faults(WithPlugin("allow: [a.b], allowAll: false, provisioners: [admin]")));
        Assert.Contains("deny, which the installed plugin would not heed", Assert.Single(TraefikCheck.Faults(WithPlugin("deny: [a.b], allowAll: true"))), StringComparison.Ordinal);

        RenderedFiles WithPlugin(string options) => files.With("dynamic.yml", files.Text("dynamic.yml")!.Replace("  middlewares:\n", $"  middlewares:\n    a: {{plugin: {{mtls: {{{options}}}}}}}\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http: {}", "http is empty")]
    [InlineData("http: {routers: {}}", "http.routers is empty")]
    [InlineData("http: {middlewares: {a: {plugin: {mtls: {allow: []}}}}}", "allow is empty")]
    [InlineData("http: {middlewares: {a: {plugin: {mtls: }}}}", "http.middlewares.a.plugin.mtls has no value")]
    [InlineData("http: {middlewares: {a: {plugin: {mtls: ~}}}}", "has no value")]
    [InlineData("http: {middlewares: {a: {headers: {x: \"\"}}, a: {headers: {x: \"\"}}}}", "http.middlewares.a stands twice")]
    [InlineData("http: {middlewares: {a: {headers: {x: \"\"}}, A: {headers: {x: \"\"}}}}", "http.middlewares.A stands twice")]
    [InlineData("http: {middlewares: {a: {basicAuth: {removeHeader: yes}}}}", "write true or false")]
    [InlineData("http: {middlewares: {a: {basicAuth: {realm: \"{{env}}\"}}}}", "'{{'")]
    [InlineData("http: {middlewares: &a {b: {headers: {x: \"\"}}}}", "anchor")]
    [InlineData("http: [", "no YAML")]
    [InlineData("[]", "no mapping")]
    [InlineData("", "no mapping")]
    public void YAML_that_Traefik_would_refuse_is_a_fault_that_names_the_place(string yaml, string fault) => Found(null, yaml, fault);

    private static void Found(string? staticYaml, string dynamicYaml, string fault) =>
        Assert.Contains(TraefikCheck.Faults(staticYaml, dynamicYaml), found => found.Contains(fault, StringComparison.Ordinal));

    private static string Static(params string[] addresses) =>
        "entryPoints:\n" + string.Concat(addresses.Select((address, index) => $"  {(index == 0 ? "web" : "telnet")}: {{address: \"{address}\", http: {{middlewares: [wizard_strip@file]}}}}\n"));
}
