using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Lifecycle;

/// <summary>An install touches what differs, and nothing else.</summary>
[Collection(OneEngine.Name)]
public sealed class OnlyWhatChangedTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Image = "localhost/whoami:lab";
    private const string Unchanged = "installed already: nothing has changed.";

    public override async Task InitializeAsync()
    {
        if (!LabFactAttribute.IsThere) return;
        await base.InitializeAsync();
        await Administrator.UseTheLabAsync();
        await BuildAsync("first");
        (await Administrator.WizardAsync("whoami", "reconfigure", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}", $"WHOAMI_IMAGE={Image}")).Succeeded();
        await InstallAsync("traefik");
        await InstallAsync("whoami");
    }

    [LabFact]
    public async Task What_differs_is_mended_and_the_rest_is_left_alone()
    {
        await TouchesAsync("whoami", Unchanged);
        await TouchesAsync("traefik", Unchanged);

        // changes of settings
        (await Administrator.WizardAsync("whoami", "reconfigure", "WHOAMI_TRAEFIK_HOST=new.pi.example.com")).Succeeded();
        await TouchesAsync("whoami", "Traefik has taken the configuration.");
        Assert.Contains("Hostname:", (await Browser.GetAsync("new.pi.example.com")).Output, StringComparison.Ordinal);
        (await Administrator.WizardAsync("traefik", "reconfigure", "TRAEFIK_LOG_LEVEL=info")).Succeeded();
        await TouchesAsync("traefik", "traefik is installed.", "traefik");
        await ChangedPluginAsync();

        // changes by hand
        await Engine.DockerAsync("stop", "--time", "1", await WhoamiAsync());
        await TouchesAsync("whoami", "whoami is installed.", "whoami");
        await Engine.DockerAsync("rm", "--force", await WhoamiAsync());
        await TouchesAsync("whoami", "whoami is installed.", "whoami");
        await BuildAsync("second");
        await TouchesAsync("whoami", "whoami is installed.", "whoami");
        await Engine.DockerAsync("stop", "--time", "1", await Engine.ContainerAsync("traefik", "traefik"));
        await TouchesAsync("whoami", Unchanged);
        await TouchesAsync("traefik", "traefik is installed.", "traefik");
        await Engine.InTraefikVolumeAsync("rm", "/v/dynamic.yml");
        await TouchesAsync("traefik", "Traefik has taken the configuration.");

        await TouchesAsync("whoami", Unchanged);
        await TouchesAsync("traefik", Unchanged);
    }

    private async Task ChangedPluginAsync()
    {
        var plugin = Path.Combine(Administrator.Folder, "templates/traefik/plugins-local/src/wizard.local/mtls/names.go");
        var before = await File.ReadAllTextAsync(plugin);
        try
        {
            await File.AppendAllTextAsync(plugin, "\n// another line\n");
            await TouchesAsync("traefik", "traefik is installed.", "traefik");
        }
        finally
        {
            await File.WriteAllTextAsync(plugin, before);
        }

        await TouchesAsync("traefik", "traefik is installed.", "traefik");
    }

    private async Task TouchesAsync(string project, string says, params string[] services)
    {
        var before = await Containers.AllAsync();
        var said = await InstallAsync(project);
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Equal(services, await Containers.TouchedSinceAsync(before));
    }

    private async Task<string> InstallAsync(string project) => (await Administrator.WizardAsync(project, "install")).Succeeded().All;

    private static Task<string> WhoamiAsync() => Engine.ContainerAsync("whoami", "whoami");

    private static async Task BuildAsync(string label) => (await Run.Async(
        "docker",
        ["build", "--quiet", "--tag", Image, "-"],
        new Dictionary<string, string?> { ["DOCKER_BUILDKIT"] = "0" },
        input: $"FROM traefik/whoami:v1.11.0\nLABEL lab.build={label}\n")).Succeeded();
}
