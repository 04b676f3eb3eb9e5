using System.Net;
using System.Net.Sockets;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class InstallFailureTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Sick = """
        services:
          sick:
            image: ${SICK_IMAGE}
            command: ["sh", "-c", "echo I have caught a cold; exec sleep 1000"]
            init: true
            healthcheck: {test: ["CMD", "false"], interval: 1s, retries: 1}
        """;

    private const string Dying = """
        services:
          sick:
            image: ${SICK_IMAGE}
            command: ["sh", "-c", "echo I have caught a cold; exit 3"]
        """;

    private const string SickSettings = """
        # @prefix=SICK
        # ---

        # The image to run.
        # @type=image @required
        SICK_IMAGE=local/base:1
        """;

    public override async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        await base.InitializeAsync();
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
    }

    [LabFact]
    public async Task An_engine_that_does_not_run_is_one_clear_message()
    {
        Administrator.Export("DOCKER_HOST", $"unix://{Administrator.Home}/docker.sock");
        await FailsAsync("whoami", "The Docker engine does not answer.", "docker version");
    }

    [LabFact]
    public async Task A_missing_compose_plugin_is_one_clear_message()
    {
        FakeDocker.Install(Administrator, """case " $* " in *" compose "*) echo "docker: 'compose' is not a docker command." >&2; exit 1;; esac""");
        await FailsAsync("whoami", "Docker has no compose plugin.", "apt-get install docker-compose-plugin");
    }

    [LabFact]
    public async Task An_old_compose_plugin_is_named_with_its_version()
    {
        FakeDocker.Install(Administrator, """case " $* " in *" compose version --short "*) echo 2.19.0; exit;; esac""");
        await FailsAsync("whoami", "compose plugin is version 2.19.0; 2.20 or newer is needed.", "apt-get install docker-compose-plugin");
    }

    [LabFact]
    public async Task A_docker_that_is_not_installed_is_one_clear_message()
    {
        Administrator.Export("PATH", Administrator.Home);
        var run = (await Administrator.WizardAsync("whoami", "install")).Failed();
        Assert.Contains("docker is in no folder of PATH", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Install Docker's engine", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Administrator.Applied());
    }

    [LabFact]
    public async Task A_missing_image_is_one_clear_message_and_what_ran_before_still_runs()
    {
        (await Administrator.MakeAsync("whoami", "install")).Succeeded();
        var container = await Engine.ContainerAsync("whoami", "whoami");
        await Administrator.ReconfigureAsync("whoami", "WHOAMI_IMAGE=localhost:1/no-such-image:1");
        await FailsAsync("whoami", "The image could not be pulled.", "docker pull");
        Assert.NotEmpty(Administrator.Applied());
        Assert.Equal("true", await Engine.DockerAsync("inspect", "--format", "{{.State.Running}}", container));
    }

    [LabFact]
    public async Task A_port_that_another_program_has_is_named_within_seconds()
    {
        await Administrator.UseTheLabAsync();
        using var taken = new TcpListener(IPAddress.Any, 443);
        taken.Start();
        var run = (await Administrator.MakeAsync("traefik", "install")).MakeFailed();
        Assert.Contains("443", run.Errors, StringComparison.Ordinal);
        Assert.Contains("in use", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ss -ltnp", run.Errors, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task An_unhealthy_container_is_named_with_its_last_lines()
    {
        OwnProject.Add(Administrator, "sick", Sick, SickSettings);
        await Administrator.ReconfigureAsync("sick", "SICK_IMAGE=local/base:1");
        await FailsAsync("sick", "sick is unhealthy. Its last lines:\nI have caught a cold", "make sick logs-out");
    }

    [LabFact]
    public async Task A_container_that_ends_is_named_with_its_last_lines()
    {
        OwnProject.Add(Administrator, "sick", Dying, SickSettings);
        await Administrator.ReconfigureAsync("sick", "SICK_IMAGE=local/base:1");
        await FailsAsync("sick", "sick is exited. Its last lines:\nI have caught a cold", "make sick logs-out");
    }

    [LabFact]
    public async Task A_value_that_cannot_be_is_refused_before_anything_is_touched()
    {
        await File.AppendAllTextAsync(Administrator.FileOf("whoami", ".env"), "WHOAMI_MTLS_AUTH=true\n");
        await FailsAsync("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS is empty", "WHOAMI_MTLS_ALLOW_ALL");
        Assert.Empty(await Engine.ContainerAsync("whoami", "whoami"));
    }

    private async Task FailsAsync(string project, string what, string mend)
    {
        var before = Administrator.Applied();
        var run = (await Administrator.MakeAsync(project, "install")).MakeFailed();
        Assert.Contains(what, run.Errors, StringComparison.Ordinal);
        Assert.Contains(mend, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Administrator.Applied());
        Assert.Equal(1, (await Administrator.WizardAsync(project, "install")).ExitCode);
    }
}
