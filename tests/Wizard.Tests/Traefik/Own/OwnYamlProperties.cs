using System.Globalization;
using CsCheck;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Wizard.Tests.Traefik.Own;

public sealed class OwnYamlProperties
{
    private static readonly Gen<string> Matcher = Of("Host(`whoami.example.com`)", "Host(`WHOAMI.example.com.`)", "Host(`blog.example.com`)", "Host(`blog.example.com`)", "Host(`blog.example.com`)", "Host(`*.example.com`)", "HostRegexp(`.*`)", "PathPrefix(`/`)", "Method(`GET`)");
    private static readonly Gen<string> Rule = Gen.Recursive<string>((depth, rule) => depth > 2 ? Matcher : Gen.OneOf(
        Matcher, Matcher, rule.Select(inner => $"!{inner}"), rule.Select(inner => $"({inner})"),
        Gen.Select(rule, rule, (one, other) => $"{one} && {other}"), Gen.Select(rule, rule, (one, other) => $"{one} || {other}")));

    private static readonly Gen<string> Router = Gen.Select(
        Rule, Of("", "priority: 1, ", "priority: 99, "), Of("blog", "blog", "blog", "whoami_default@docker", "mixed", "api@internal"), Of("[websecure]", "[websecure]", "[web, websecure]", "[control]"),
        Of(", tls: {options: default}", ", tls: {options: default}", ", tls: {options: default}", "", ", tls: {options: whoami_default}"), Of("", "", ", middlewares: [whoami_default_mtls]", ", middlewares: [pass]", ", middlewares: [forge]"),
        (rule, priority, service, on, tls, middlewares) => $"{{{priority}rule: '{rule}', service: {service}, entryPoints: {on}{tls}{middlewares}}}");

    private static readonly Gen<string> File = Gen.Select(Router.List[1, 2], Gen.Bool, Gen.Bool, (routers, mixes, forges) =>
        $"http: {{routers: {{{string.Join(", ", routers.Select((router, index) => $"r{index}: {router}"))}}}, "
        + $"services: {{blog: {{loadBalancer: {{servers: [{{url: 'http://10.0.0.2'}}]}}}}, mixed: {{weighted: {{services: [{{name: {(mixes ? "whoami_default@docker" : "blog")}, weight: 1}}]}}}}}}, "
        + $"middlewares: {{pass: {{basicAuth: {{users: ['a:b']}}}}, forge: {{headers: {{customRequestHeaders: {{{(forges ? "X-Client-CN" : "X-Other")}: a}}}}}}}}}}");

    [Fact]
    public void Any_file_is_refused_or_leaves_mutual_TLS_whole()
    {
        var accepted = 0;
        File.Sample(yaml =>
        {
            if (OwnWorld.Install(("a.yml", yaml)).Volume is not { } volume) return;
            Interlocked.Increment(ref accepted);
            var dynamic = volume.Text("dynamic.yml")!;
            Assert.Empty(TraefikCheck.Faults(volume));
            Assert.Empty(KeyCheck.Dynamic().Faults(dynamic));
            Assert.DoesNotContain("X-Client-CN: a", dynamic, StringComparison.Ordinal);
            AssertClosed(YamlReader.Read("dynamic.yml", dynamic).Root);
        }, iter: 1000, threads: 1);
        Assert.True(accepted > 10, $"only {accepted} files were accepted: they say nothing");
    }

    [Fact]
    public void Any_text_is_refused_or_is_read_back_as_it_was_written() => Gen.OneOf(Gen.String, Gen.String.Select(text => $"http: {{middlewares: {{a: {{headers: {{featurePolicy: {text}}}}}}}}}"), Gen.String.Select(text => $"http:\n  middlewares:\n    a:\n      headers:\n        featurePolicy: >-\n          {text}")).Sample(text =>
    {
        if (OwnWorld.Install(("a.yml", text)).Volume is not { } volume) return;
        var (written, read) = (YamlReader.Read("a.yml", text).Root, YamlReader.Read("dynamic.yml", volume.Text("dynamic.yml")!).Root);
        Assert.Equal(written.TextAt("http", "middlewares", "a", "headers", "featurePolicy"), read.TextAt("http", "middlewares", "a", "headers", "featurePolicy"));
    }, iter: 2000, threads: 1);

    // Whoever asks for the closed host gets the router with the plugin and no other one; and nobody else leads to its service.
    private static void AssertClosed(YamlMappingNode root)
    {
        foreach (var path in new[] { "/", "/admin" })
        {
            var winner = RouterNode.AllOf(root).Where(router => router.Section == "http" && router.Body.TextsAt("entryPoints").Contains("websecure"))
                .Where(router => Matches(Wizard.Traefik.Checks.Rule.TryParse(router.Rule)!, OwnWorld.ClosedHost, path)).MaxBy(Priority)!;
            Assert.Equal("whoami_default", winner.Name);
        }

        var leading = RouterNode.AllOf(root).Where(router => router.Body.TextAt("service") is "whoami_default@docker");
        Assert.All(leading, router => Assert.True(router.Middlewares.Contains("whoami_default_mtls") && router.Tls == "whoami_default", router.Where));
    }

    // as Traefik has it (pkg/muxer): the length of the rule, unless a priority is given
    private static int Priority(RouterNode router) => int.Parse(router.Body.TextAt("priority") ?? "0", CultureInfo.InvariantCulture) is var priority && priority == 0 ? router.Rule.Length : priority;

    private static bool Matches(Rule rule, string host, string path) => rule switch
    {
        Both both => Matches(both.One, host, path) && Matches(both.Other, host, path),
        Either either => Matches(either.One, host, path) || Matches(either.Other, host, path),
        Not not => !Matches(not.Inner, host, path),
        Matcher { Name: "Host" } matcher when matcher.Arguments[0].StartsWith('*') => host.EndsWith(matcher.Arguments[0][1..], StringComparison.OrdinalIgnoreCase),
        Matcher { Name: "Host" } matcher => matcher.Arguments[0].TrimEnd('.').Equals(host, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    private static Gen<string> Of(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);
}
