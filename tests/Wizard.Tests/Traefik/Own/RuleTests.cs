using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik.Own;

public sealed class RuleTests
{
    [Theory]
    [InlineData("Host(`a.example.com`)", true)]
    [InlineData("host(\"A.example.com\")", true)]
    [InlineData("Host ( `a` )&&PathPrefix(`/b`)", true)]
    [InlineData("PathPrefix(`/b`) && (Host(`a`) || HOST(`b`))", true)]
    [InlineData("HostSNI(`a`) && ALPN(`h2`)", true)]
    [InlineData("Host(`a`) && !Host(`b`)", true)]
    [InlineData("Host(`a`) || PathPrefix(`/b`)", false)]
    [InlineData("(Host(`a`) && PathPrefix(`/`)) || Method(`GET`)", false)]
    [InlineData("!Host(`a`)", false)]
    [InlineData("!!Host(`a`)", false)]
    [InlineData("PathPrefix(`/`)", false)]
    [InlineData("HostRegexp(`^a$`)", false)]
    [InlineData("HostSNI(`*`)", false)]
    [InlineData("Host(`*.example.com`)", false)]
    [InlineData("Host(``)", false)]
    [InlineData("Host(`a`, `b`)", false)]
    [InlineData("Host()", false)]
    [InlineData("Header(`Host`, `a`)", false)]
    public void A_rule_is_of_named_hosts_only_where_each_alternative_names_one(string rule, bool named) => Assert.Equal(named, Rule.TryParse(rule)!.IsOfNamedHosts);

    [Theory]
    [InlineData("")]
    [InlineData("Host(`a`")]
    [InlineData("Host(a)")]
    [InlineData("Host('a')")]
    [InlineData("Host(`a`) & Path(`b`)")]
    [InlineData("Host(`a`) Path(`b`)")]
    [InlineData("Host(`a`) &&")]
    [InlineData("|| Host(`a`)")]
    [InlineData("Host(\"who\\x61mi\")")]
    [InlineData("Host(`a`) // `")]
    [InlineData("Host/**/(`a`)")]
    [InlineData("Host(`a`)\n&& Path(`b`)")]
    [InlineData("((((((((((((((((((((((Host(`a`)))))))))))))))))))))))")]
    public void What_cannot_be_told_for_sure_is_no_rule(string rule) => Assert.Null(Rule.TryParse(rule));

    [Fact]
    public void And_binds_more_tightly_than_or()
    {
        var rule = Assert.IsType<Either>(Rule.TryParse("Host(`a`) || Host(`b`) && Path(`/c`)"));
        Assert.Equal("Path", Assert.IsType<Matcher>(Assert.IsType<Both>(rule.Other).Other).Name);
    }
}
