using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Lifecycle;

/// <summary>One deployment from its install to its end, with every verb between them.</summary>
[Collection(OneEngine.Name)]
public sealed class WholeLifeTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Compose = """
        services:
          keeper:
            image: local/base:1
            pull_policy: never
            command: ["sleep", "600"]
            stop_signal: SIGKILL
            environment: {WORD: "${KEEPER_WORD:?set KEEPER_WORD}"}
            volumes: ["data:/data"]
        volumes:
          data: {}
        """;

    private const string Settings = """
        # @prefix=KEEPER
        # Keeps what it is given.
        # ---

        # A word.
        # @type=text @required
        KEEPER_WORD=one

        # true: this instance is neither uninstalled nor destroyed.
        # @type=bool @required
        KEEPER_INSTANCE_PROTECTION=false
        """;

    [LabFact]
    public async Task A_deployment_is_stopped_started_looked_at_changed_back_and_destroyed()
    {
        OwnProject.Add(Administrator, "keeper", Compose, Settings);
        await WordAsync("one");
        await SaysAsync("is installed", "install");
        var container = await Engine.ContainerAsync("keeper", "keeper");
        await SaysAsync("keeper: nothing differs", "diff");
        await SaysAsync("keeper is stopped", "stop");
        await SaysAsync("exited", "ps");
        await SaysAsync("keeper-keeper-1 is exited", "diff");
        await SaysAsync("keeper runs.", "start");
        await SaysAsync("keeper runs.", "restart");
        await SaysAsync("The images are here.", "pull");
        Assert.Equal(container, await Engine.ContainerAsync("keeper", "keeper"));

        await WordAsync("two");
        var differences = await SaysAsync("KEEPER_WORD: one -> two", "diff");
        Assert.Contains("keeper-keeper-1 was made with another configuration", differences, StringComparison.Ordinal);
        await SaysAsync("KEEPER_WORD: two -> one", "undo", "--yes", "--plain");
        await SaysAsync("keeper: nothing differs", "diff");
        Assert.Equal("word one\n", (await Administrator.WizardAsync(["keeper", "shell", "--plain"], "echo word $WORD\n")).Succeeded().Output);
    }

    [LabFact]
    public async Task A_destroyed_deployment_loses_its_own_volumes_and_nothing_else()
    {
        OwnProject.Add(Administrator, "keeper", Compose, Settings);
        await Engine.DockerAsync("volume", "create", "keeper_foreign");
        try
        {
            await WordAsync("one");
            await SaysAsync("is installed", "install");
            await ReconfigureAsync("KEEPER_INSTANCE_PROTECTION=true");
            Assert.Contains("reconfigure var=KEEPER_INSTANCE_PROTECTION=false", (await DestroyAsync("keeper")).Failed().Errors, StringComparison.Ordinal);
            await ReconfigureAsync("KEEPER_INSTANCE_PROTECTION=false");
            Assert.Contains("volume keeper_data (/data in keeper)", await SaysAsync("This would be done:", "destroy", "--dry-run", "--plain"), StringComparison.Ordinal);
            Assert.Contains("That is not keeper", (await DestroyAsync("yes")).Failed().Errors, StringComparison.Ordinal);
            Assert.NotEmpty(await Engine.ContainerAsync("keeper", "keeper"));
            (await DestroyAsync("keeper")).Succeeded();
            Assert.Empty(await Engine.ContainerAsync("keeper", "keeper"));
            Assert.Equal("keeper_foreign", await Engine.DockerAsync("volume", "ls", "--quiet", "--filter", "name=keeper_"));
            Assert.Contains("KEEPER_WORD=one", await File.ReadAllTextAsync(Administrator.FileOf("keeper", ".env")), StringComparison.Ordinal);
        }
        finally
        {
            await Engine.DockerAsync("volume", "rm", "keeper_foreign");
        }
    }

    private Task WordAsync(string word) => ReconfigureAsync($"KEEPER_WORD={word}");

    private async Task ReconfigureAsync(string assignment) => (await Administrator.WizardAsync("keeper", "reconfigure", assignment)).Succeeded();

    private async Task<string> SaysAsync(string expected, params string[] words)
    {
        var said = (await Administrator.WizardAsync(["keeper", .. words])).Succeeded().All;
        Assert.Contains(expected, said, StringComparison.Ordinal);
        return said;
    }

    private async Task<Run> DestroyAsync(string typed)
    {
        var answers = Path.Combine(Administrator.Home, "answers.yaml");
        await File.WriteAllTextAsync(answers, $"keeper.destroy: \"{typed}\"\n");
        return await Administrator.WizardAsync("keeper", "destroy", "--answers", answers);
    }
}
