using Wizard.Traefik.Acme;
using Xunit;

namespace Wizard.Tests.Traefik.Acme;

public sealed class DnsProviderTests
{
    [Fact]
    public void Every_provider_has_a_code_a_name_and_variables_each_once()
    {
        var all = DnsProvider.ReadAll();
        Assert.True(all.Count > 150, $"only {all.Count} providers");
        Assert.Equal(all.Select(provider => provider.Code).Distinct().Order(StringComparer.Ordinal), all.Select(provider => provider.Code));
        Assert.All(all, provider =>
        {
            Assert.Matches("^[a-z0-9][a-z0-9-]*$", provider.Code);
            Assert.Matches("^[ -~]+$", provider.Name);
            Assert.NotEmpty(provider.Variables);
            Assert.Equal(provider.Variables.Count(), provider.Variables.Distinct().Count());
            Assert.All(provider.Variables, name => Assert.Null(DnsVariables.Refuse("x", null, name)));
        });
    }

    [Theory]
    [InlineData("digitalocean", "DO_AUTH_TOKEN")]
    [InlineData("cloudflare", "CF_DNS_API_TOKEN")]
    [InlineData("route53", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("acme-dns", "ACME_DNS_API_BASE")]
    [InlineData("hetzner", "HETZNER_API_TOKEN")]
    public void A_provider_knows_its_credentials(string code, string name) => Assert.Contains(name, DnsProvider.Find(code)!.Credentials);

    [Theory]
    [InlineData("manual")]
    [InlineData("exec")]
    public void What_cannot_work_in_a_container_is_not_offered(string code) => Assert.Null(DnsProvider.Find(code));

    [Theory]
    [InlineData("SSL_CERT_FILE")]
    [InlineData("LEGO_CA_CERTIFICATES")]
    [InlineData("TRAEFIK_API_INSECURE")]
    [InlineData("LD_PRELOAD")]
    [InlineData("PATH")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("GODEBUG")]
    [InlineData("a=b")]
    public void A_variable_that_would_change_Traefik_itself_is_refused_for_a_provider_that_nobody_knows(string name) => Assert.NotNull(DnsVariables.Refuse("azuredns", null, name));
}
