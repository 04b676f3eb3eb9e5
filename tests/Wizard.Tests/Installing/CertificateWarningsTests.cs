using Wizard.Prompting;
using Wizard.Tests.Menus.Traefik;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>Is each host covered by a certificate, and does none join what mutual TLS keeps apart? Told before an install.</summary>
public sealed class CertificateWarningsTests : IDisposable
{
    private readonly TlsConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Without_ACME_and_own_files_nothing_is_said()
    {
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        Assert.Empty(_console.Install("whoami").Warnings);
    }

    [Fact]
    public async Task A_host_that_no_certificate_covers_is_a_warning_and_no_fault()
    {
        await AcmeAsync("""[["www.example.com",["*.example.org"]]]""");
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        var plan = _console.Install("whoami");
        Assert.StartsWith("ATTENTION: No certificate covers whoami.example.com (whoami)", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.Contains(plan.Warnings[0], plan.Changes);
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.org");
        Assert.Empty(_console.Install("whoami").Warnings);
    }

    [Fact]
    public async Task The_warning_is_told_when_the_configuration_is_rendered()
    {
        await AcmeAsync("""[["www.example.com",[]]]""");
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        var script = new ScriptedPrompter([]);
        await _console.World.RunAsync(script, "whoami", "config-render");
        Assert.Contains(script.Transcript, line => line.StartsWith("ATTENTION: No certificate covers whoami.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_whose_TLS_is_passed_through_needs_no_certificate()
    {
        await AcmeAsync("""[["www.example.com",[]]]""");
        await _console.World.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.example.com");
        Assert.Empty(_console.Install("step-ca").Warnings);
    }

    [Theory]
    [InlineData("""[["a.example.org",[]],["*.example.org",[]]]""", false)]
    [InlineData("""[["*.example.org",[]]]""", true)]
    [InlineData("""[["a.example.org",["b.example.org"]]]""", true)]
    public async Task A_host_behind_mutual_TLS_that_shares_a_certificate_with_an_open_one_is_a_warning(string certificates, bool warned)
    {
        await _console.World.TrustStepCaAsync();
        await AcmeAsync(certificates);
        await _console.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.org", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.example.org");
        Assert.Empty(_console.Install("whoami").Warnings);
        var blue = _console.World.Machine.Store.Open(_console.World.Machine.Id("whoami", Wizard.Projects.InstanceName.Parse("blue")));
        Directory.CreateDirectory(blue.Paths.Folder);
        await File.WriteAllTextAsync(blue.Paths.EnvFile, "WHOAMI_TRAEFIK_HOST=b.example.org\nWHOAMI_IP_SOURCERANGE=0.0.0.0/0,::/0\nWHOAMI_HTTP_AUTH=\nWHOAMI_MTLS_AUTH=false\nWHOAMI_MTLS_AUTHORIZED_CERTS=\n");
        var warnings = new Wizard.Installing.Planner(_console.World.Machine).Plan(_console.World.Machine.Store.Open(blue.Id), null).Warnings;
        if (!warned) Assert.Empty(warnings);
        else Assert.Contains("a.example.org asks for client certificates and shares its own certificate with b.example.org: a browser that is connected to one of them gets 421", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private async Task AcmeAsync(string domains)
    {
        await _console.World.SetAsync("traefik", "TRAEFIK_ACME_ENABLED=true", "TRAEFIK_ACME_CHALLENGE=dns", "TRAEFIK_ACME_DNS_PROVIDER=digitalocean", "TRAEFIK_ACME_DNS_VARIABLES={\"DO_AUTH_TOKEN\":\"x\"}", $"TRAEFIK_ACME_CERT_DOMAINS={domains}");
        _console.Install("traefik");
    }
}
