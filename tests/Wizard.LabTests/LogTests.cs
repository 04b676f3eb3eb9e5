using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed class LogTests(Checkout checkout) : CommandTests(checkout)
{
    private const string Compose = """
        services:
          talker:
            image: ${PAIR_IMAGE}
            command: ["sh", "-c", "echo a talker speaks; exec sleep 1000"]
            init: true
            ports: ["127.0.0.1:${PAIR_SECRET}:80"]
          whisperer:
            image: ${PAIR_IMAGE}
            command: ["sh", "-c", "echo a whisperer whispers; exec sleep 1000"]
            init: true
        """;

    private const string Settings = """
        # @prefix=PAIR
        # ---

        # The image to run.
        # @type=image @required
        PAIR_IMAGE=local/base:1

        # A secret, where it does not belong.
        # @type=text @sensitive
        PAIR_SECRET=
        """;

    [LabFact]
    public async Task A_million_lines_stream_in_little_memory_and_Esc_acts_while_more_come()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var log = new LongLog(Administrator);
        await using var screen = await Administrator.OpenWizardAsync();
        await screen.WaitForAsync("? Wizard:");
        await screen.PickAsync("whoami");
        await screen.WaitForAsync("? Whoami:");
        await screen.PickAsync("Admin");
        await screen.WaitForAsync("? Whoami admin:");
        await screen.PickAsync("Status, logs");
        await screen.WaitForAsync("? Whoami: Status, logs, shell");
        await screen.PickAsync("(make logs)");
        using var docker = await log.PrintedAsync();
        Assert.InRange(LongLog.MemoryOf(screen.ProcessId), 1, LongLog.MostMemory(Administrator.Program));
        await screen.PressAsync("Escape");
        await screen.WaitForAsync("cancelled after"); // in which time, the benchmark flood.py tells
        await SlowDocker.EndedAsync([docker]);
        await screen.PressAsync("C-c");
        Assert.Equal(130, await screen.ExitCodeAsync());
    }

    [LabFact]
    public async Task On_plain_lines_too_and_SIGINT_ends_it()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var log = new LongLog(Administrator);
        await using var screen = await Administrator.OpenAsync(["sh", "-c", "exec \"$0\" whoami logs >/dev/null", Administrator.Program]);
        using var docker = await log.PrintedAsync();
        Assert.InRange(LongLog.MemoryOf(screen.ProcessId), 1, LongLog.MostMemory(Administrator.Program));
        await screen.KillAsync("INT");
        Assert.Equal(130, await screen.ExitCodeAsync());
        await SlowDocker.EndedAsync([docker]);
    }

    [LabFact]
    public async Task Of_several_services_all_are_shown_by_name_or_one_that_is_named_and_what_compose_quotes_of_a_secret_is_covered()
    {
        OwnProject.Add(Administrator, "pair", Compose, Settings);
        await Administrator.ReconfigureAsync("pair", "PAIR_IMAGE=local/base:1", "PAIR_SECRET=18080");
        (await Administrator.MakeAsync("pair", "install")).Succeeded();
        var all = (await Administrator.WizardAsync("pair", "logs-out")).Succeeded().Output;
        Assert.Matches(@"(?m)^talker-1 +\| a talker speaks$", all);
        Assert.Matches(@"(?m)^whisperer-1 +\| a whisperer whispers$", all);
        Assert.Equal("a whisperer whispers\n", (await Administrator.WizardAsync("pair", "logs-out", "--service", "whisperer")).Succeeded().Output);
        var unknown = await Administrator.WizardAsync("pair", "logs-out", "--service", "whisper");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("Did you mean whisperer?", unknown.Errors, StringComparison.Ordinal);
        await Administrator.ReconfigureAsync("pair", "PAIR_SECRET=hunter22-is-no-port");
        var failed = (await Administrator.MakeAsync("pair", "install")).MakeFailed();
        Assert.Contains("********", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", failed.All, StringComparison.Ordinal);
    }
}
