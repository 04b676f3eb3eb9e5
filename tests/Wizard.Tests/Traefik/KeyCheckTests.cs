using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class KeyCheckTests
{
    [Theory]
    [InlineData("entryPoints: {web: {adress: ':80'}}", "entryPoints.web.adress is unknown")]
    [InlineData("tls: {options: {a: {minVersion: VersionTLS12}}}", "tls is unknown")]
    [InlineData("log: {level: WARN, level: INFO}", "cannot be read")]
    [InlineData("log: {level: }", "log.level is null")]
    [InlineData("log: {}", "log is empty")]
    [InlineData("providers: {file: {watch: yes}}", "providers.file.watch is no bool")]
    [InlineData("entryPoints: {web: {http: {middlewares: strip}}}", "entryPoints.web.http.middlewares is no text[]")]
    [InlineData("entryPoints: {web: {transport: {keepAliveMaxTime: soon}}}", "is no duration")]
    [InlineData("entryPoints: {web: {http: {maxHeaderBytes: many}}}", "is no int")]
    public void A_static_file_that_Traefik_refuses_is_refused(string yaml, string fault) =>
        Assert.Contains(KeyCheck.Static().Faults(yaml), found => found.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("http: {routers: {a: {rules: 'Host(`a`)'}}}", "http.routers.a.rules is unknown")]
    [InlineData("http: {}", "http is empty")]
    [InlineData("http: {routers: {}}", "http.routers is empty")]
    [InlineData("http: {middlewares: {a: {plugin: {mtls: }}}}", "http.middlewares.a.plugin.mtls is null")]
    [InlineData("http: {middlewares: {a: {plugin: {mtls: {allow: }}}}}", "http.middlewares.a.plugin.mtls is no any")]
    [InlineData("http: {services: {a: {loadBalancer: {servers: [{uri: x}]}}}}", "http.services.a.loadBalancer.servers[].uri is unknown")]
    [InlineData("tls: {options: {a: {clientAuth: {caFiles: []}}}}", "tls.options.a.clientAuth.caFiles is no text[]")]
    public void A_dynamic_file_that_Traefik_refuses_is_refused(string yaml, string fault) =>
        Assert.Contains(KeyCheck.Dynamic().Faults(yaml), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void A_file_that_Traefik_takes_is_accepted()
    {
        Assert.Empty(KeyCheck.Static().Faults("entryPoints: {web: {address: ':80', http: {middlewares: [a@file]}}}"));
        Assert.Empty(KeyCheck.Dynamic().Faults("http: {services: {a: {loadBalancer: {servers: [{url: 'http://a'}]}}}}"));
    }
}
