using Wizard.Compose;
using Wizard.Installing;
using Wizard.LabTests.Lab;
using Wizard.Projects;
using Xunit;

namespace Wizard.LabTests.Lifecycle;

/// <summary>The wizard is killed at every step: the next command brings the deployment to the configured state.</summary>
[Collection(OneEngine.Name)]
public sealed class KilledInstallTests(Checkout checkout) : CommandTests(checkout)
{
    private const int Fewest = 4; // make, ship, start, wait

    [LabFact]
    public async Task An_install_or_uninstall_that_was_killed_at_any_step_is_mended_by_the_next_one()
    {
        await Administrator.UseTheLabAsync();
        await ConfigureAsync("whoami", "WHOAMI_TRAEFIK_HOST=first.pi.example.com");
        var docker = new DeadlyDocker(Administrator);
        await InstalledAsync(docker, way: 0, "traefik");
        await InstalledAsync(docker, way: 1, "whoami");

        await ConfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}", "WHOAMI_NAME=second");
        await InstalledAsync(docker, way: 2, "whoami");
        Assert.Contains("Name: second", (await Browser.GetAsync(Server.WhoamiHost)).Output, StringComparison.Ordinal);
        await ConfigureAsync("traefik", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443");
        await InstalledAsync(docker, way: 1, "traefik");
        await ConfigureAsync("traefik", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=443");
        (await Administrator.WizardAsync("traefik", "install")).Succeeded();
        Assert.Contains("Name: second", (await Browser.GetAsync(Server.WhoamiHost)).Output, StringComparison.Ordinal);

        Assert.True(await docker.KillAtAsync(step: 3, way: 0, "whoami", "uninstall"));
        await InstalledAsync(docker, way: 0, "whoami");
        Assert.Equal(3, await docker.KillAtEveryStepAsync(way: 0, "whoami", "uninstall"));
        Assert.Empty(await Engine.ContainerAsync("whoami", "whoami"));
        Assert.DoesNotContain("whoami", await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        Assert.True(await docker.KillAtAsync(step: 1, way: 0, "traefik", "uninstall"));
        (await Administrator.WizardAsync("traefik", "uninstall")).Succeeded();
        Assert.Empty(await Engine.ContainerAsync("traefik", "traefik"));
        Assert.Empty(Administrator.Applied());
        Assert.Empty(Administrator.LeftOver());
    }

    private async Task InstalledAsync(DeadlyDocker docker, int way, string project)
    {
        Assert.InRange(await docker.KillAtEveryStepAsync(way, project, "install"), Fewest, 20);
        Assert.Empty(Administrator.LeftOver());
        var machine = Machine();
        var deployment = machine.Store.Open(machine.Id(project, InstanceName.Default));
        Assert.Equal(await File.ReadAllTextAsync(deployment.Paths.EnvFile), await File.ReadAllTextAsync(deployment.Paths.AppliedEnvFile));
        Assert.Equal(RenderedFolder.Read(deployment.Paths.Rendered, _ => true), RenderedFolder.ReadApplied(deployment.Paths.Applied));
        Assert.All(await machine.ComposeFor(deployment, new()).ContainersAsync(default), container => Assert.True(container.IsWell, $"{container}"));
        var union = new Planner(machine).Union(deployment.Id, RenderedFolder.ReadApplied(deployment.Paths.Applied));
        Assert.True(union.IsIn(await Engine.TraefikFileAsync("dynamic.yml") + "\n", TraefikControl.User));
        Assert.Contains("nothing has changed", (await Administrator.WizardAsync(project, "install")).Succeeded().All, StringComparison.Ordinal);
    }

    private async Task ConfigureAsync(string project, params string[] assignments) => (await Administrator.WizardAsync([project, "reconfigure", .. assignments])).Succeeded();

    private Machine Machine() => new(
        ContextName.Parse("default"),
        new(new StateRoot(Administrator.State), new ProjectLibrary([Administrator.Folder]), TimeProvider.System),
        new(new ChildProcesses(), new DockerSettings(Environment.GetEnvironmentVariable), "default"));
}
