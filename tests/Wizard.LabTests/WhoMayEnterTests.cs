using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public class WhoMayEnterTests(Server server) : IClassFixture<Server>
{
    private const string Foo = "foo.clients.pi.example.com";

    [LabFact]
    public async Task A_certificate_of_another_name_does_not_match()
    {
        const string name = "foo.other.example.com";
        await InstallAsync("step-ca", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.clients.pi.example.com,*.other.example.com");
        using var client = await server.ClientAsync();
        (await client.AskAsync(name)).Succeeded();
        await RefusedAsync(client, name, "No matching DNS names");
    }

    [LabFact]
    public async Task A_star_stands_for_one_label_only()
    {
        const string name = "a.foo.clients.pi.example.com";
        await InstallAsync("step-ca", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.clients.pi.example.com,*.foo.clients.pi.example.com");
        using var client = await server.ClientAsync();
        (await client.AskAsync(name)).Succeeded();
        await RefusedAsync(client, name, "No matching DNS names");
    }

    [LabFact]
    public async Task A_certificate_of_a_provisioner_that_is_not_allowed_is_refused()
    {
        using var client = await server.ClientAsync();
        (await client.AskAsync(Foo)).Succeeded();
        (await Browser.GetAsync(Server.WhoamiHost, client, Foo, "--fail")).Succeeded();
        await InstallAsync("traefik", "TRAEFIK_STEP_CA_CLIENT_PROVISIONERS=acme");
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        await RefusedAsync(client, Foo, "");

        await InstallAsync("traefik", "TRAEFIK_STEP_CA_CLIENT_PROVISIONERS=admin");
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        (await Browser.GetAsync(Server.WhoamiHost, client, Foo, "--fail")).Succeeded();
    }

    [LabFact]
    public async Task A_certificate_that_nobody_signed_is_refused_in_the_handshake()
    {
        using var client = await server.ClientAsync();
        (await Run.Async("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", $"/CN={Foo}",
            "-addext", $"subjectAltName=DNS:{Foo}", "-keyout", client.Key(Foo), "-out", client.Certificate(Foo)])).Succeeded();
        Assert.NotEqual(0, (await Browser.GetAsync(Server.WhoamiHost, client, Foo)).ExitCode);
    }

    private static async Task RefusedAsync(StepClient client, string name, string because)
    {
        var answer = (await Browser.GetAsync(Server.WhoamiHost, client, name)).Succeeded().Output;
        Assert.Contains(" 403", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(because, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Hostname:", answer, StringComparison.Ordinal);
    }

    private async Task InstallAsync(string project, string assignment)
    {
        await server.Administrator.ReconfigureAsync(project, assignment);
        (await server.Administrator.MakeAsync(project, "install")).Succeeded();
    }
}
