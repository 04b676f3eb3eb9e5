using System.Net;
using System.Net.Sockets;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Lifecycle;

/// <summary>What was installed before comes back where something new does not become well.</summary>
[Collection(OneEngine.Name)]
public sealed class RollbackTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Image = "localhost/notes:lab";

    private const string Compose = """
        services:
          notes:
            image: ${NOTES_IMAGE}
            command: ["sh", "-c", "echo the cold of $$NOTES_HEALTH; exec sleep 1000"]
            init: true
            environment: {NOTES_HEALTH: "${NOTES_HEALTH}"}
            healthcheck: {test: ["CMD", "${NOTES_HEALTH}"], interval: 1s, retries: 1}
        """;

    private const string Settings = """
        # @prefix=NOTES
        # ---

        # The image to run.
        # @type=image @required
        NOTES_IMAGE=local/base:1

        # The program that says how they are.
        # @type=text @required
        NOTES_HEALTH=true
        """;

    [LabFact]
    public async Task A_static_configuration_that_Traefik_cannot_start_with_is_taken_back_and_stays_to_be_corrected()
    {
        await Administrator.UseTheLabAsync();
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        (await Administrator.WizardAsync("traefik", "install")).Succeeded();
        (await Administrator.WizardAsync("whoami", "install")).Succeeded();
        var (applied, proxy) = (Shipped(), await Engine.ContainerAsync("traefik", "socket-proxy"));
        using (var taken = new TcpListener(IPAddress.Any, 8443))
        {
            taken.Start();
            await Administrator.ReconfigureAsync("traefik", "TRAEFIK_WEB_ENTRYPOINT_PORT=8443", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=9443");
            var run = (await Administrator.WizardAsync("traefik", "install")).Failed();
            Assert.Contains("address already in use", run.Errors, StringComparison.Ordinal);
            Assert.Contains("What runs now is what was installed before: socket-proxy (", run.Errors, StringComparison.Ordinal);
            Assert.Contains("(healthy)), traefik (traefik:v3.7.13, Up", run.Errors, StringComparison.Ordinal);
            Assert.Contains("ss -ltnp", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(applied, Shipped());
        Assert.Equal(proxy, await Engine.ContainerAsync("traefik", "socket-proxy"));
        Assert.Contains("Hostname:", (await Browser.GetAsync(Server.WhoamiHost, "--fail")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("re-install to apply: make traefik install", (await Administrator.WizardAsync("traefik", "status")).Succeeded().All, StringComparison.Ordinal);
        (await Administrator.WizardAsync("traefik", "install")).Succeeded();
        Assert.NotEqual(0, (await Browser.GetAsync(Server.WhoamiHost)).ExitCode);
    }

    [LabFact]
    public async Task An_application_that_does_not_become_well_is_taken_back_and_said_where_that_fails_too()
    {
        OwnProject.Add(Administrator, "notes", Compose, Settings);
        await Engine.DockerAsync("tag", "local/base:1", Image);
        await ConfigureAsync($"NOTES_IMAGE={Image}");
        (await Administrator.WizardAsync("notes", "install")).Succeeded();

        await ConfigureAsync("NOTES_HEALTH=false");
        var back = (await Administrator.WizardAsync("notes", "install")).Failed();
        Assert.Contains("notes is unhealthy. Its last lines:\nthe cold of false", back.Errors, StringComparison.Ordinal);
        Assert.Contains($"What runs now is what was installed before: notes ({Image}, Up", back.Errors, StringComparison.Ordinal);
        Assert.Equal("true", await Engine.DockerAsync("inspect", "--format", "{{index .Config.Healthcheck.Test 1}}", await Engine.ContainerAsync("notes", "notes")));

        await ConfigureAsync("NOTES_HEALTH=true");
        Assert.Contains("nothing has changed", (await Administrator.WizardAsync("notes", "install")).Succeeded().All, StringComparison.Ordinal);

        await Engine.DockerAsync("rmi", "--force", Image);
        await ConfigureAsync("NOTES_IMAGE=local/base:1", "NOTES_HEALTH=false");
        var failed = (await Administrator.WizardAsync("notes", "install")).Failed();
        Assert.Contains("notes is unhealthy", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("What was installed before could not be started again either: The image could not be pulled", failed.Errors, StringComparison.Ordinal);
    }

    private async Task ConfigureAsync(params string[] assignments) => (await Administrator.WizardAsync(["notes", "reconfigure", .. assignments])).Succeeded();

    // which containers there were is written anew
    private IEnumerable<KeyValuePair<string, string>> Shipped() =>
        Administrator.Applied().Where(file => !file.Key.EndsWith("/.complete", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal);
}
