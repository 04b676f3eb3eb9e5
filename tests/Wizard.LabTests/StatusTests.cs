using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class StatusTests(Checkout checkout) : CommandTests(checkout)
{
    [LabFact]
    public async Task The_status_of_what_runs_and_what_is_stopped_in_words_in_json_and_on_the_board_that_changes_by_itself()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        (await Administrator.MakeAsync("whoami", "install")).Succeeded();

        Assert.Contains("whoami      running", (await Administrator.MakeAsync("status")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 containers run", (await Administrator.MakeAsync("whoami", "status")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("running", await StateAsync());

        await using var screen = await Administrator.OpenWizardAsync();
        await screen.WaitForAsync("whoami (running");
        await Engine.DockerAsync("stop", "--time", "0", await Engine.ContainerAsync("whoami", "whoami"));
        await screen.WaitForAsync("whoami (stopped");
        using var stream = Process.GetProcessById(int.Parse((await Run.Async("pgrep", ["--parent", $"{screen.ProcessId}", "--full", "event=health_status"])).Succeeded().Output, CultureInfo.InvariantCulture));
        await screen.PressAsync("Escape");
        Assert.Equal(0, await screen.ExitCodeAsync());
        Assert.Empty(await screen.LeftBehindAsync());
        await SlowDocker.EndedAsync([stream]);

        Assert.Equal("stopped", await StateAsync());
    }

    [LabFact]
    public async Task Every_machine_that_docker_knows_is_asked_and_one_that_does_not_answer_says_why()
    {
        Administrator.Export("DOCKER_CONFIG", Path.Combine(Administrator.Home, ".docker"));
        (await Administrator.ShellAsync("docker context create away --docker host=unix:///nowhere/docker.sock")).Succeeded();
        var run = (await Administrator.WizardAsync("status", "--all-contexts")).Succeeded();
        Assert.Contains("default:\nNothing is configured here yet.", run.Output, StringComparison.Ordinal);
        Assert.Contains("away:\nThe Docker engine does not answer.", run.Output, StringComparison.Ordinal);
    }

    private async Task<string?> StateAsync()
    {
        using var json = JsonDocument.Parse((await Administrator.WizardAsync("status", "--json")).Succeeded().Output);
        return json.RootElement.GetProperty("contexts")[0].GetProperty("deployments").EnumerateArray().Single(found => found.GetProperty("project").GetString() == "whoami").GetProperty("state").GetString();
    }
}
