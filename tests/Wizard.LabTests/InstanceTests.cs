using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class InstanceTests(Checkout checkout) : CommandTests(checkout)
{
    private const string BlueHost = "whoami-blue.pi.example.com";

    [LabFact]
    public async Task Two_instances_stand_side_by_side_behind_one_Traefik_and_one_goes_on_without_the_other()
    {
        await Administrator.UseTheLabAsync();
        (await Administrator.MakeAsync("traefik", "install")).Succeeded();
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}", "WHOAMI_NAME=plain");
        foreach (var assignment in new[] { $"WHOAMI_TRAEFIK_HOST={BlueHost}", "WHOAMI_NAME=blue" })
            (await Administrator.MakeAsync("whoami", "reconfigure", "instance=blue", $"var={assignment}")).Succeeded();
        (await Administrator.MakeAsync("whoami", "install")).Succeeded();
        (await Administrator.MakeAsync("whoami", "install", "instance=blue")).Succeeded();
        await AnswersAsync(Server.WhoamiHost, "plain");
        await AnswersAsync(BlueHost, "blue");
        Assert.Contains("whoami_blue@docker", await File.ReadAllTextAsync(Path.Combine(Administrator.State, "default/whoami/blue/applied/dynamic.yml")), StringComparison.Ordinal);
        Assert.Contains("WHOAMI_NAME=plain", await File.ReadAllTextAsync(Administrator.FileOf("whoami", ".env")), StringComparison.Ordinal);

        var other = await Engine.ContainerAsync("whoami_blue", "whoami");
        (await Administrator.MakeAsync("whoami", "uninstall")).Succeeded();
        Assert.Empty(await Engine.ContainerAsync("whoami", "whoami"));
        Assert.NotEqual(0, (await Browser.GetAsync(Server.WhoamiHost, "--fail")).ExitCode);
        await AnswersAsync(BlueHost, "blue");
        Assert.Equal(other, await Engine.ContainerAsync("whoami_blue", "whoami"));
        Assert.Contains("not installed", (await Administrator.MakeAsync("whoami", "status")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("whoami blue: running", (await Administrator.MakeAsync("whoami", "status", "instance=blue")).Succeeded().Output, StringComparison.Ordinal);
    }

    private static async Task AnswersAsync(string host, string name) =>
        Assert.Contains($"Name: {name}", (await Browser.GetAsync(host, "--fail")).Succeeded().Output, StringComparison.Ordinal);
}
