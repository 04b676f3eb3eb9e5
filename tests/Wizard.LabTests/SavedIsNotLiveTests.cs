using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public class SavedIsNotLiveTests(Server server) : IClassFixture<Server>
{
    private const string NewHost = "new.pi.example.com";

    [LabFact]
    public async Task What_was_saved_for_whoami_does_not_go_live_when_traefik_is_installed()
    {
        await server.Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={NewHost}");
        (await server.Administrator.MakeAsync("traefik", "install")).Succeeded();
        var live = await Engine.TraefikFileAsync("dynamic.yml");
        Assert.Contains(Server.WhoamiHost, live, StringComparison.Ordinal);
        Assert.DoesNotContain(NewHost, live, StringComparison.Ordinal);

        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        Assert.Contains(NewHost, await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        await server.Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
    }

    [LabFact]
    public async Task A_dry_run_shows_what_would_change_and_touches_nothing()
    {
        await server.Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={NewHost}");
        var (containers, applied) = (await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc"), server.Administrator.Applied());

        var install = (await server.Administrator.WizardAsync("whoami", "install", "--dry-run")).Succeeded();
        Assert.Contains($"WHOAMI_TRAEFIK_HOST: {Server.WhoamiHost} -> {NewHost}", install.All, StringComparison.Ordinal);
        Assert.Contains("changed  dynamic.yml", install.All, StringComparison.Ordinal);
        (await server.Administrator.WizardAsync("whoami", "uninstall", "--dry-run")).Succeeded();

        Assert.Equal(containers, await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc"));
        Assert.Equal(applied, server.Administrator.Applied());
        Assert.DoesNotContain(NewHost, await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        await server.Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
    }

    [LabFact]
    public async Task An_installed_deployment_that_did_not_change_is_not_made_anew()
    {
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        var containers = await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc");
        (await server.Administrator.MakeAsync("traefik", "install")).Succeeded();
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        Assert.Equal(containers, await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc"));
    }

    [LabFact]
    public async Task An_uninstalled_whoami_has_no_router_any_more()
    {
        (await server.Administrator.MakeAsync("whoami", "uninstall")).Succeeded();
        Assert.DoesNotContain("whoami", await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
        var answer = await Browser.GetAsync(Server.WhoamiHost);
        Assert.Contains("404", answer.Output, StringComparison.Ordinal);

        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        Assert.Contains("whoami_default", await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
    }

    [LabFact]
    public async Task A_lost_volume_is_shipped_whole_again_by_the_install_of_any_project()
    {
        var before = await FilesAsync();
        await Engine.InTraefikVolumeAsync("sh", "-c", "rm -rf /v/*");
        Assert.Empty(await FilesAsync());
        (await server.Administrator.MakeAsync("whoami", "install")).Succeeded();
        Assert.Equal(before, await FilesAsync());
    }

    [LabFact]
    public async Task A_removed_volume_is_shipped_whole_again_when_traefik_is_installed()
    {
        var before = await FilesAsync();
        (await server.Administrator.MakeAsync("traefik", "uninstall")).Succeeded();
        await Engine.DockerAsync("volume", "rm", "traefik_config");
        (await server.Administrator.MakeAsync("traefik", "install")).Succeeded();
        Assert.Equal(before, await FilesAsync());
        Assert.Contains(Server.WhoamiHost, await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
    }

    private static async Task<string[]> FilesAsync() =>
        [.. (await Engine.InTraefikVolumeAsync("find", "/v", "-type", "f")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
