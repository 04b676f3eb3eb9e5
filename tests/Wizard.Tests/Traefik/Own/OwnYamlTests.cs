using Xunit;

namespace Wizard.Tests.Traefik.Own;

/// <summary>What an administrator who is only careless may put into a file of his own.</summary>
public sealed class OwnYamlTests
{
    private const string Service = "services: {blog: {loadBalancer: {servers: [{url: 'http://10.0.0.2:80'}]}}}";

    private static string Router(string rule, string rest = "entryPoints: [websecure], service: blog, tls: {options: default}") => $"http: {{routers: {{blog: {{rule: '{rule}', {rest}}}}}, {Service}}}";

    private static void Refused(string yaml, string fault) => Assert.Contains(fault, OwnWorld.Refusal(yaml), StringComparison.Ordinal);

    private static void Accepted(string yaml) => Assert.Equal("", OwnWorld.Refusal(yaml));

    [Theory]
    [InlineData("http: [", "own/a.yml: line 2 is no YAML; mend it in an editor.")]
    [InlineData("# nothing yet", "own/a.yml: is no mapping; mend it in an editor.")]
    [InlineData("htpp: {routers: {a: {rule: x}}}", "own/a.yml: htpp is unknown")]
    [InlineData("entryPoints: {web: {address: ':80'}}", "own/a.yml: entryPoints is unknown")]
    [InlineData("http: {routers: {a: {rules: x}}}", "own/a.yml: http.routers.a.rules is unknown, for which Traefik would refuse its whole configuration")]
    [InlineData("Http: {routers: {a: {rule: x}}}", "own/a.yml: Http is unknown")]
    [InlineData("http: {models: {websecure: {middlewares: [a]}}}", "http.models is unknown")]
    [InlineData("http: {routers: {a: {rule: x}, a: {rule: y}}}", "own/a.yml: http.routers.a stands twice")]
    [InlineData("http: {middlewares: {a: {compress: {}}}}", "own/a.yml: http.middlewares.a.compress is empty")]
    [InlineData("http: {routers: {a: {rule: x, tls: {}}}}", "tls is empty; leave it out, or write {options: default}")]
    [InlineData("http: {middlewares: {a: {basicAuth: {realm: '{{env}}'}}}}", "own/a.yml: holds '{{', which Traefik would execute as a template; remove it.")]
    [InlineData("http: {middlewares: {a: {basicAuth: {realm: \"\\x7b\\x7benv}}\"}}}}", "own/a.yml: http.middlewares.a.basicAuth.realm holds '{{'")]
    [InlineData("http: {middlewares: {a: {basicAuth: {realm: \"a\\nb\"}}}}", "own/a.yml: http.middlewares.a.basicAuth.realm holds a line break")]
    [InlineData("http: {serversTransports: {a: {whatever: true}}}", "http.serversTransports.a.whatever is unknown")]
    public void What_Traefik_would_refuse_is_refused_with_file_and_key(string yaml, string fault) => Refused(yaml, fault);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void What_is_nested_without_end_is_refused_and_does_not_end_the_program(string open, string close) => Refused(
        $"http: {string.Concat(Enumerable.Repeat(open, 20_000))}x{string.Concat(Enumerable.Repeat(close, 20_000))}", "is nested deeper than anything of Traefik's");

    [Theory]
    [InlineData("wizard_strip")]
    [InlineData("whoami_default_mtls")]
    [InlineData("Whoami_Default")]
    [InlineData("traefik_default_errors")]
    [InlineData("a@docker")]
    [InlineData("a b")]
    public void A_name_that_is_the_wizards_or_may_become_it_is_refused(string name) =>
        Refused($"http: {{middlewares: {{'{name}': {{addPrefix: {{prefix: /a}}}}}}}}", $"own/a.yml: http.middlewares.{name} is no name for something of your own");

    [Fact]
    public void A_name_in_two_files_is_refused_with_both_of_them()
    {
        const string yaml = "http: {middlewares: {a: {addPrefix: {prefix: /a}}}}";
        var refusal = OwnWorld.Install(("a.yml", yaml), ("b.yml", yaml)).Refusal;
        Assert.Contains("own/a.yml and own/b.yml both define http.middlewares.a in Traefik's configuration.\nGive it another name in own/b.yml.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own.yaml")]
    [InlineData("own.toml")]
    public void A_file_that_would_not_be_read_is_not_passed_over(string name) =>
        Assert.Contains($"own/{name}: only files that end in .yml are read", OwnWorld.Install((name, "http: {}")).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("Host(`whoami.example.com`)")]
    [InlineData("Host(`WhoAmI.Example.COM`)")]
    [InlineData("host(`whoami.example.com.`)")]
    [InlineData("Host (  \"whoami.example.com\"  )")]
    [InlineData("Host(`blog.example.com`) || Host(`whoami.example.com`)")]
    [InlineData("Host(`whoami.example.com`) && PathPrefix(`/public`)")]
    [InlineData("(Host(`blog.example.com`) || (PathPrefix(`/x`) && Host(`whoami.example.com`)))")]
    public void The_host_of_an_application_cannot_be_taken_in_whatever_spelling(string rule)
    {
        Refused(Router(rule), "your own YAML and whoami_default are both on the host whoami.example.com");
        Refused(Router(rule, "entryPoints: [websecure], service: blog, priority: 1, tls: {options: default}"), "are both on the host");
        Refused(Router(rule, "entryPoints: [websecure], service: blog, tls: {options: whoami_default}"), "are both on the host");
    }

    [Theory]
    [InlineData("HostRegexp(`.*`)")]
    [InlineData("HostRegexp(`^whoami\\.`)")]
    [InlineData("PathPrefix(`/`)")]
    [InlineData("!Host(`blog.example.com`)")]
    [InlineData("Host(`*.example.com`)")]
    [InlineData("Host(`blog.example.com`) || PathPrefix(`/a`)")]
    [InlineData("Header(`X-A`, `b`)")]
    public void A_rule_for_any_host_may_only_take_what_nobody_else_does(string rule)
    {
        Refused(Router(rule), "own/a.yml: http.routers.blog.rule would take requests for the hosts of applications");
        Refused(Router(rule, "entryPoints: [websecure], priority: 100, service: blog, tls: {options: default}"), "give it priority: 1");
        Refused(Router(rule, "entryPoints: [websecure], priority: 0, service: blog, tls: {options: default}"), "give it priority: 1");
        Accepted(Router(rule, "entryPoints: [websecure], priority: 1, service: blog, tls: {options: default}"));
    }

    [Theory]
    [InlineData("Host(`a`, `b`) && ruleSyntax")]
    [InlineData("Host(\"who\\x61mi.example.com\")")]
    [InlineData("Host/* */(`whoami.example.com`)")]
    public void A_rule_that_cannot_be_told_for_sure_is_refused(string rule) => Refused(Router(rule), "own/a.yml: http.routers.blog.rule cannot be told for sure");

    [Fact]
    public void Another_syntax_for_rules_is_refused() =>
        Refused(Router("Host(`blog.example.com`)", "entryPoints: [websecure], ruleSyntax: v2, service: blog"), "own/a.yml: http.routers.blog.ruleSyntax makes the rule mean something else");

    [Theory]
    [InlineData("HostSNI(`whoami.example.com`)", "are both on the host whoami.example.com")]
    [InlineData("HostSNI(`*`)", "own/a.yml: tcp.routers.db.rule would take connections for the hosts of applications")]
    [InlineData("HostSNIRegexp(`.*`)", "would take connections")]
    [InlineData("ClientIP(`10.0.0.0/8`)", "would take connections")]
    public void Connections_for_an_application_cannot_be_taken(string rule, string fault) => Refused(
        $"tcp: {{routers: {{db: {{entryPoints: [websecure], rule: '{rule}', service: db, tls: {{passthrough: true}}}}}}, services: {{db: {{loadBalancer: {{servers: [{{address: '10.0.0.2:1'}}]}}}}}}}}", fault);

    [Theory]
    [InlineData("routers: {blog: {entryPoints: [websecure], rule: 'Host(`open.example.com`)', service: whoami_default@docker, tls: {options: default}}}")]
    [InlineData("routers: {blog: {entryPoints: [web], rule: 'Host(`open.example.com`)', service: whoami_default@docker}}")]
    [InlineData("routers: {blog: {entryPoints: [web], rule: 'Host(`open.example.com`)', service: both}}, services: {both: {weighted: {services: [{name: whoami_default@docker, weight: 1}]}}}")]
    [InlineData("routers: {blog: {entryPoints: [web], rule: 'Host(`open.example.com`)', service: one}}, services: {one: {failover: {service: two, fallback: two}}, two: {mirroring: {service: two, mirrors: [{name: whoami_default@docker}]}}}")]
    [InlineData("routers: {blog: {entryPoints: [web], rule: 'Host(`open.example.com`)', service: noop@internal, middlewares: [chain]}}, middlewares: {chain: {chain: {middlewares: [page]}}, page: {errors: {status: ['404'], query: /, service: whoami_default@docker}}}")]
    public void A_service_behind_mutual_TLS_has_no_second_way_in(string http) =>
        Refused($"http: {{{http}}}", "leads to whoami_default@docker, which whoami_default keeps behind mutual TLS; ask for the certificate here too, or mend your own YAML.");

    [Fact]
    public void A_second_host_with_the_same_mutual_TLS_is_fine() =>
        Accepted("http: {routers: {blog: {entryPoints: [websecure], rule: 'Host(`second.example.com`)', service: whoami_default@docker, middlewares: [whoami_default_mtls], tls: {options: whoami_default}}}}");

    [Theory]
    [InlineData("whoami_default_mtls", "default", "has only half of mutual TLS (the plugin); mend your own YAML.")]
    [InlineData("wizard_strip", "whoami_default", "has only half of mutual TLS (TLS options); mend your own YAML.")]
    public void Half_of_its_mutual_TLS_is_not(string middleware, string options, string fault) =>
        Refused($"http: {{routers: {{blog: {{entryPoints: [websecure], rule: 'Host(`second.example.com`)', service: whoami_default@docker, middlewares: [{middleware}], tls: {{options: {options}}}}}}}}}", fault);

    [Fact]
    public void Two_routers_of_ones_own_may_share_a_host() => Accepted(
        $"http: {{routers: {{blog: {{entryPoints: [websecure], rule: 'Host(`blog.example.com`)', service: blog, tls: {{options: default}}}}, api: {{entryPoints: [websecure], rule: 'Host(`blog.example.com`) && PathPrefix(`/api`)', service: blog, tls: {{options: default}}}}}}, {Service}}}");

    [Theory]
    [InlineData("service: blog", "own/a.yml: http.routers.blog has no entryPoints")]
    [InlineData("entryPoints: [control], service: blog", "own/a.yml: http.routers.blog.entryPoints holds control")]
    [InlineData("entryPoints: [nowhere], service: blog", "uses the entrypoint 'nowhere', which traefik.yml does not define; mend your own YAML.")]
    [InlineData("entryPoints: [web], service: gone", "uses the service 'gone', which dynamic.yml does not define; mend your own YAML.")]
    [InlineData("entryPoints: [websecure], service: blog, tls: {certResolver: le}", "own/a.yml: http.routers.blog.tls.certResolver names le, which Traefik does not have")]
    public void A_router_that_uses_what_is_not_there_is_refused(string rest, string fault) => Refused(Router("Host(`blog.example.com`)", rest), fault);

    [Theory]
    [InlineData("service: api@internal", "own/a.yml: http.routers.blog.service is api@internal, which would be open to everybody")]
    [InlineData("service: api@internal, middlewares: [lan]", "open to everybody")]
    [InlineData("service: api@internal, middlewares: [gone]", "open to everybody")]
    [InlineData("service: api@internal, middlewares: [round]", "open to everybody")]
    [InlineData("service: api@internal, middlewares: [nobody]", "open to everybody")]
    [InlineData("service: hidden", "own/a.yml: http.services.hidden leads to Traefik itself past the router's password")]
    public void The_API_is_never_open(string rest, string fault) => Refused(Api(rest), fault);

    [Theory]
    [InlineData("pass")]
    [InlineData("chained")]
    [InlineData("chained@file")]
    public void The_API_behind_a_password_is_the_administrators_affair(string middleware) => Accepted(Api($"service: api@internal, middlewares: [{middleware}]").Replace("hidden: {weighted: {services: [{name: api@internal}]}}, ", "", StringComparison.Ordinal));

    private static string Api(string rest) => $"http: {{routers: {{blog: {{entryPoints: [websecure], rule: 'Host(`api.example.com`)', {rest}, tls: {{options: default}}}}}}, "
        + "services: {hidden: {weighted: {services: [{name: api@internal}]}}, blog: {loadBalancer: {servers: [{url: 'http://10.0.0.2'}]}}}, "
        + "middlewares: {lan: {ipAllowList: {sourceRange: [10.0.0.0/8]}}, pass: {basicAuth: {users: ['a:$2y$05$x']}}, chained: {chain: {middlewares: [lan, pass@file]}}, round: {chain: {middlewares: [round]}}, nobody: {basicAuth: {removeHeader: true}}}}";

    [Theory]
    [InlineData("headers: {customRequestHeaders: {X-Client-CN: CN=admin}}", "headers.customRequestHeaders.X-Client-CN")]
    [InlineData("headers: {customRequestHeaders: {x-forwarded-user: admin}}", "headers.customRequestHeaders.x-forwarded-user")]
    [InlineData("headers: {customRequestHeaders: {X_Client_CN: admin}}", "headers.customRequestHeaders.X_Client_CN")]
    [InlineData("basicAuth: {users: ['a:b'], headerField: X-Client-CN}", "basicAuth.headerField")]
    [InlineData("forwardAuth: {address: 'http://a', authResponseHeaders: [X-Client-CN]}", "forwardAuth.authResponseHeaders")]
    [InlineData("forwardAuth: {address: 'http://a', authResponseHeadersRegex: '^X-'}", "forwardAuth.authResponseHeadersRegex")]
    [InlineData("forwardAuth: {address: 'http://a', authResponseHeadersRegex: '(?P<'}", "forwardAuth.authResponseHeadersRegex")]
    public void Nobody_but_the_certificate_says_who_a_client_is(string middleware, string key) =>
        Refused($"http: {{middlewares: {{a: {{{middleware}}}}}}}", $"own/a.yml: http.middlewares.a.{key} would say who a client is");

    [Theory]
    [InlineData("headers: {customRequestHeaders: {X-Other: a}}")]
    [InlineData("headers: {customResponseHeaders: {X-Client-CN: a}}")]
    [InlineData("basicAuth: {users: ['a:b'], headerField: X-Forwarded-User}")]
    [InlineData("forwardAuth: {address: 'http://a', authResponseHeaders: [X-Forwarded-User], authResponseHeadersRegex: '^X-Auth-'}")]
    public void Other_headers_are_the_administrators_affair(string middleware) => Accepted($"http: {{middlewares: {{a: {{{middleware}}}}}}}");

    [Fact]
    public void A_plugin_that_is_not_installed_is_refused() => Refused("http: {middlewares: {a: {plugin: {geo: {city: there}}}}}", "own/a.yml: http.middlewares.a.plugin.geo is no plugin that Traefik has");

    [Fact]
    public void A_plugins_option_that_it_would_not_heed_is_refused() => Refused("http: {middlewares: {a: {plugin: {mtls: {alow: [a.b]}}}}}", "alow, which the installed plugin would not heed");

    [Theory]
    [InlineData("default: {clientAuth: {caFiles: [/etc/traefik/own/a.pem], clientAuthType: RequireAndVerifyClientCert}}", "tls.options.default.clientAuth would ask the clients of all applications")]
    [InlineData("default: {minVersion: VersionTLS10}", "tls.options.default.minVersion allows a TLS that can be broken")]
    [InlineData("mine: {maxVersion: VersionTLS11}", "tls.options.mine.maxVersion allows a TLS that can be broken")]
    [InlineData("mine: {clientAuth: {caFiles: [/etc/traefik/own/a.pem]}}", "tls.options.mine.clientAuth.clientAuthType must be RequireAndVerifyClientCert")]
    [InlineData("mine: {clientAuth: {caFiles: [/etc/traefik/own/a.pem], clientAuthType: VerifyClientCertIfGiven}}", "tls.options.mine.clientAuth.clientAuthType must be")]
    [InlineData("mine: {clientAuth: {clientAuthType: RequireAndVerifyClientCert}}", "tls.options.mine.clientAuth.caFiles is missing")]
    public void TLS_options_that_would_be_weaker_are_refused(string options, string fault) => Refused($"tls: {{options: {{{options}}}}}", $"own/a.yml: {fault}");

    [Fact]
    public void TLS_options_for_everybody_that_are_stricter_are_fine() => Accepted("tls: {options: {default: {minVersion: VersionTLS13, sniStrict: true}}}");

    [Theory]
    [InlineData("tls: {certificates: [{certFile: /etc/traefik/own/b.pem, keyFile: /etc/traefik/own/a.key}]}", "tls.certificates[0].certFile")]
    [InlineData("tls: {certificates: [{certFile: /etc/traefik/own/a.pem, keyFile: a.key}]}", "tls.certificates[0].keyFile")]
    [InlineData("tls: {certificates: [{certFile: '-----BEGIN CERTIFICATE-----', keyFile: /etc/traefik/own/a.key}]}", "tls.certificates[0].certFile")]
    [InlineData("tls: {stores: {default: {defaultCertificate: {certFile: /etc/ssl/a.pem, keyFile: /etc/traefik/own/a.key}}}}", "tls.stores.default.defaultCertificate.certFile")]
    [InlineData("tls: {options: {mine: {clientAuth: {caFiles: [/etc/traefik/own/../a.pem], clientAuthType: RequireAndVerifyClientCert}}}}", "tls.options.mine.clientAuth.caFiles")]
    [InlineData("http: {serversTransports: {a: {rootCAs: [/etc/passwd]}}}", "http.serversTransports.a.rootCAs")]
    [InlineData("http: {middlewares: {a: {forwardAuth: {address: 'http://a', tls: {ca: /root/ca.pem}}}}}", "http.middlewares.a.forwardAuth.tls.ca")]
    [InlineData("http: {middlewares: {a: {basicAuth: {usersFile: /etc/traefik/users}}}}", "http.middlewares.a.basicAuth.usersFile")]
    public void A_file_that_is_not_shipped_cannot_be_named(string yaml, string key) => Refused(yaml, $"own/a.yml: {key} must be a file that is shipped");

    [Fact]
    public void A_file_that_is_no_PEM_cannot_be_named() => Assert.Contains("own/a.yml: http.serversTransports.a.rootCAs names a file that is no PEM",
        OwnWorld.Install(("a.yml", "http: {serversTransports: {a: {rootCAs: [/etc/traefik/own/ca.crt]}}}"), ("ca.crt", "0\u0082")).Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_PEM_is_shipped_where_a_file_names_it_and_nothing_else_is()
    {
        var (volume, _) = OwnWorld.Install(("a.yml", "http: {serversTransports: {a: {rootCAs: [/etc/traefik/own/ca.crt]}}}"), ("ca.crt", OwnWorld.Pem), ("spare.key", OwnWorld.Pem), ("notes.txt", "x"), (".a.yml.swp", "x"));
        Assert.Equal(["own/ca.crt"], volume!.Paths.Where(path => path.StartsWith("own/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_files_nothing_changes() => Assert.Equal(OwnWorld.Traefik, OwnWorld.Merge(("notes.txt", "x"), ("a.key", OwnWorld.Pem)));
}
