using Wizard.Settings;
using Wizard.Tests.Pki.AcmeDns;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class AcmeDnsTests : IDisposable
{
    private const string Check = "Check them in the DNS now";
    private readonly TlsConsole _console = new();
    private readonly AcmeDnsServerOnLoopback _server = new();
    private readonly FakeDns _dns = new();

    public AcmeDnsTests() => _console.World.Dns = _dns;

    public void Dispose()
    {
        _console.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Each_name_gets_an_account_its_record_is_shown_and_checked_and_Traefik_gets_the_accounts_in_a_file()
    {
        _dns.Records["_acme-challenge.example.com"] = "elsewhere.example.net";
        var script = await _console.AcmeAsync(
        [
            .. Choose(), ("TRAEFIK_ACME_CERT_DOMAINS", "Add a certificate"), ("TRAEFIK_ACME_CERT_DOMAINS_CN", "example.com"), ("TRAEFIK_ACME_CERT_DOMAINS_SANS", "*.example.com, www.example.org"), ("TRAEFIK_ACME_CERT_DOMAINS", "Done"),
            ("traefik.acme.records", Check), ("traefik.acme.records", "Go on"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160"),
        ]);
        Assert.Contains("_acme-challenge.example.com. CNAME s1.auth.example.org.", script.Transcript);
        Assert.Contains("_acme-challenge.www.example.org. CNAME s2.auth.example.org.", script.Transcript);
        Assert.Contains(script.Transcript, line => line.StartsWith("_acme-challenge.example.com: points elsewhere, to elsewhere.example.net", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.StartsWith("_acme-challenge.www.example.org: not there yet", StringComparison.Ordinal));
        Assert.DoesNotContain(script.Transcript, line => line.Contains("secret-1", StringComparison.Ordinal));
        Assert.Equal(2, _server.Asked.Count);
        var shipped = AcmeDnsAccount.ParseAll(await _console.RenderAsync("data/acme-dns-accounts.json"));
        Assert.Equal("secret-2", shipped["www.example.org"].Password);
        Assert.Contains("provider: acme-dns", await _console.RenderAsync("traefik.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_are_right_end_the_checking()
    {
        await _console.World.SetAsync("traefik", """TRAEFIK_ACME_CERT_DOMAINS=[["example.com",[]]]""");
        _dns.Records["_acme-challenge.example.com"] = "s1.auth.example.org";
        var script = await _console.AcmeAsync([.. Choose(), ("traefik.acme.records", Check), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160")]);
        Assert.Contains("_acme-challenge.example.com: right.", script.Transcript);
    }

    [Fact]
    public async Task A_name_that_has_an_account_keeps_it_and_only_a_new_one_is_registered()
    {
        await _console.World.SetAsync("traefik", """TRAEFIK_ACME_CERT_DOMAINS=[["example.com",[]]]""");
        await _console.AcmeAsync([.. Choose(), ("traefik.acme.records", "Go on"), ("TRAEFIK_ACME_CERTIFICATES_DURATION", "2160")]);
        await _console.ChooseAsync("Configure TLS certificates (make certs)", ("TRAEFIK_ACME_CERT_DOMAINS", "Add a certificate"), ("TRAEFIK_ACME_CERT_DOMAINS_CN", "*.pi.example.com"), ("TRAEFIK_ACME_CERT_DOMAINS_SANS", ""),
            ("TRAEFIK_ACME_CERT_DOMAINS", "Done"), ("traefik.acme.records", "Go on"));
        Assert.Equal(["s1", "s2"], AcmeDnsAccount.ParseAll(_console.Value("TRAEFIK_ACME_DNS_ACCOUNTS")).OrderBy(account => account.Key).Select(account => account.Value.SubDomain));
        Assert.Equal("pi.example.com", AcmeDnsAccount.ParseAll(_console.Value("TRAEFIK_ACME_DNS_ACCOUNTS")).Keys.Last());
    }

    [Fact]
    public async Task A_server_that_registers_nobody_is_told_and_nothing_is_saved()
    {
        await _console.World.SetAsync("traefik", """TRAEFIK_ACME_CERT_DOMAINS=[["example.com",[]]]""");
        _server.Instead = (500, "");
        var script = await _console.AcmeAsync(Choose());
        Assert.Contains(script.Transcript, line => line.Contains("registers nobody: it answered with status 500", StringComparison.Ordinal));
        Assert.Equal("false", _console.Value("TRAEFIK_ACME_ENABLED"));
    }

    private (string, string)[] Choose() =>
    [
        ("traefik.acme", "Through ACME-DNS (recommended for private hosts)."), ("TRAEFIK_ACME_CERT_RESOLVER", "Production"), ("TRAEFIK_ACME_CA_EMAIL", ""),
        ("TRAEFIK_ACME_SH_ACME_DNS_BASE_URL", _server.Url), ("TRAEFIK_ACME_SH_ACMEDNS_ALLOW_FROM", ""),
    ];
}
