using Wizard.LabTests.Lab;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.LabTests.Certificates;

/// <summary>Which certificates of the real authority enter through Go's TLS and the plugin.</summary>
[Collection(OneEngine.Name)]
public sealed class GateTests(Server server) : IClassFixture<Server>
{
    private const string Foo = "foo.clients.pi.example.com";
    private readonly Clerk _clerk = new(server);

    [LabFact]
    public async Task A_certificate_that_make_step_ca_cert_has_made_enters()
    {
        (await _clerk.CertAsync(Foo)).Succeeded();
        Assert.Contains($"X-Client-Cn: CN={Foo}", (await GetAsync(Foo)).Succeeded().Output, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task Without_a_certificate_nobody_enters() => Assert.Contains((await Browser.GetAsync(Server.WhoamiHost)).ExitCode, new[] { 55, 56 });

    [LabFact]
    public async Task A_certificate_of_another_authority_with_an_allowed_name_does_not_enter()
    {
        using var other = await Authority.StartAsync(new() { Policy = new("localhost", ["*.clients.pi.example.com"], "5m", "24h", "1h", DisableRenewal: false) });
        using var holder = new Holder(other);
        var files = (await holder.IssueAsync(Foo)).Files;
        Refused(await Browser.GetWithAsync(Server.WhoamiHost, files.Certificate, files.Key));
    }

    [LabFact]
    public async Task A_certificate_that_has_expired_does_not_enter()
    {
        await InstallAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=1s");
        (await _clerk.DoAsync("cert", $"""
            step-ca.cert.name: short.clients.pi.example.com
            step-ca.cert: [Duration, Issue it]
            step-ca.cert.duration: 2s
            step-ca.password: {server.Password}
            step-ca.p12.password: {Clerk.Pkcs12Password}
            step-ca.p12.password.again: {Clerk.Pkcs12Password}
            """)).Succeeded();
        await Expiry.OfAsync(new CertificateFolder(server.Administrator.FileOf("step-ca", "certs"), server.Administrator.Home, TimeProvider.System).Find("short.clients.pi.example.com")!);
        Refused(await GetAsync("short.clients.pi.example.com"));
        Assert.Contains("it has expired", (await _clerk.DoAsync("cert-renew", "step-ca.renew: short.clients.pi.example.com")).Failed().Errors, StringComparison.Ordinal);
        await InstallAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=5m");
    }

    [LabFact]
    public async Task A_certificate_with_a_name_outside_the_list_does_not_enter()
    {
        await InstallAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS=bar.clients.pi.example.com");
        (await _clerk.CertAsync(Foo)).Succeeded();
        Forbidden(await GetAsync(Foo), "No matching DNS names");
        await InstallAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.pi.example.com");
    }

    [LabFact]
    public async Task A_certificate_of_this_authoritys_ACME_provisioner_does_not_enter()
    {
        (await server.Administrator.MakeAsync("step-ca", "enable-acme")).Succeeded();
        var folder = Directory.CreateDirectory(Path.Combine(server.Administrator.Home, "acme")).FullName;
        var root = Path.Combine(folder, "root.crt");
        await File.WriteAllTextAsync(root, (await server.Administrator.MakeAsync("step-ca", "inspect-ca-cert")).Succeeded().Output);
        var (certificate, key) = await AcmeClient.AskAsync("acme.clients.pi.example.com", root, folder);
        Forbidden(await Browser.GetWithAsync(Server.WhoamiHost, certificate, key), "no allowed provisioner");
    }

    private Task<Run> GetAsync(string name) => Browser.GetWithAsync(Server.WhoamiHost, _clerk.FileOf(name, "crt"), _clerk.FileOf(name, "key"));

    private static void Refused(Run run)
    {
        Assert.Contains(run.ExitCode, new[] { 35, 55, 56 });
        Assert.Empty(run.Output);
    }

    private static void Forbidden(Run run, string because)
    {
        Assert.Contains(" 403", run.Succeeded().Output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(because, run.Output, StringComparison.Ordinal);
    }

    private async Task InstallAsync(string project, string assignment)
    {
        await server.Administrator.ReconfigureAsync(project, assignment);
        (await server.Administrator.MakeAsync(project, "install")).Succeeded();
    }
}
