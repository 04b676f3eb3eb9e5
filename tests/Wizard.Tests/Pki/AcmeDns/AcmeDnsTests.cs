using System.Net;
using DnsClient;
using Wizard.Pki.AcmeDns;
using Xunit;

namespace Wizard.Tests.Pki.AcmeDns;

public sealed class AcmeDnsTests
{
    [Fact]
    public async Task An_account_is_registered_over_HTTP_for_the_networks_that_may_use_it()
    {
        using var server = new AcmeDnsServerOnLoopback();
        var account = await new AcmeDnsServer(new(server.Url)).RegisterAsync(["203.0.113.7/32"], default);
        Assert.Equal(new("s1.auth.example.org", "s1", "user-1", "secret-1", server.Url), account);
        Assert.Equal(["POST /register HTTP/1.1 {\"allowfrom\":[\"203.0.113.7/32\"]}"], server.Asked);
    }

    [Theory]
    [InlineData(404, "", "status 404")]
    [InlineData(200, "{}", "status 200")]
    [InlineData(201, "<html>", "did not answer as an ACME-DNS server")]
    [InlineData(201, "{\"fulldomain\":\"a b\",\"subdomain\":\"s\",\"username\":\"u\",\"password\":\"p\"}", "did not answer as an ACME-DNS server")]
    [InlineData(201, "{\"fulldomain\":\"a.b\",\"subdomain\":\"s\",\"username\":\"u\",\"password\":\"p\\u001b[2J\"}", "did not answer as an ACME-DNS server")]
    public async Task What_is_no_account_is_an_error_that_shows_nothing_of_it(int status, string body, string why)
    {
        using var server = new AcmeDnsServerOnLoopback { Instead = (status, body) };
        var error = await Assert.ThrowsAsync<UserError>(() => new AcmeDnsServer(new(server.Url)).RegisterAsync([], default));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_with_its_address()
    {
        var gone = new AcmeDnsServerOnLoopback();
        var url = gone.Url;
        gone.Dispose();
        var error = await Assert.ThrowsAsync<UserError>(() => new AcmeDnsServer(new(url)).RegisterAsync([], default));
        Assert.Contains($"{url}/ cannot be reached", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S1.Auth.example.org", 0, "s1.auth.example.org")]
    [InlineData(null, 0, null)]
    [InlineData(null, 3, null)]
    public async Task A_CNAME_record_is_read_from_a_name_server(string? record, byte code, string? found)
    {
        using var server = new NameServerOnLoopback(record, code);
        Assert.Equal(found, await Dns(server).CnameAsync("_acme-challenge.example.com", default));
    }

    [Fact]
    public async Task A_name_server_that_fails_is_no_answer()
    {
        using var server = new NameServerOnLoopback(null, code: 2);
        await Assert.ThrowsAsync<UserError>(() => Dns(server).CnameAsync("_acme-challenge.example.com", default));
    }

    [Fact]
    public async Task A_record_is_not_there_yet_or_points_elsewhere_or_is_right()
    {
        var (dns, record) = (new FakeDns(), new ChallengeRecord("example.com", "s1.auth.example.org"));
        Assert.Contains("not there yet", (await record.CheckAsync(dns, default)).Finding, StringComparison.Ordinal);
        dns.Records[record.Name] = "other.example.org";
        Assert.Equal((false, "_acme-challenge.example.com: points elsewhere, to other.example.org. Change it to s1.auth.example.org."), await record.CheckAsync(dns, default));
        dns.Records[record.Name] = "s1.auth.example.org";
        Assert.Equal((true, "_acme-challenge.example.com: right."), await record.CheckAsync(dns, default));
    }

    private static DnsRecords Dns(NameServerOnLoopback server) => new(new NameServer(IPAddress.Loopback, server.Port));
}
