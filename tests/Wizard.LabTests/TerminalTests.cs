using System.Diagnostics;
using System.Text.RegularExpressions;
using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests;

[Collection(OneEngine.Name)]
public sealed partial class TerminalTests(Checkout checkout) : CommandTests(checkout)
{
    [LabFact]
    public async Task Esc_at_the_top_leaves()
    {
        await using var screen = await Administrator.OpenWizardAsync();
        await screen.WaitForAsync("? Wizard:");
        await screen.PressAsync("Escape");
        await EndsAsync(screen, 0);
    }

    [LabFact]
    public async Task Esc_on_the_first_question_leaves_and_nothing_was_written()
    {
        await using var screen = await Administrator.OpenWizardAsync("whoami", "config");
        await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST:");
        await screen.AnswerAsync(Server.WhoamiHost);
        await screen.WaitForAsync("sentry authorization");
        await screen.PressAsync("Escape");
        await screen.WaitForAsync($": {Server.WhoamiHost}");
        await screen.PressAsync("Escape");
        await EndsAsync(screen, 130);
        Assert.False(File.Exists(Administrator.FileOf("whoami", ".env")));
    }

    [LabFact]
    public async Task Ctrl_c_ends_and_nothing_was_written()
    {
        await using var screen = await Administrator.OpenWizardAsync("whoami", "config");
        await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST:");
        await screen.PressAsync("C-c");
        await EndsAsync(screen, 130);
        Assert.False(File.Exists(Administrator.FileOf("whoami", ".env")));
    }

    [LabFact]
    public async Task Nothing_in_the_working_directory_is_run()
    {
        var foreign = Directory.CreateDirectory(Path.Combine(Administrator.Home, "foreign")).FullName;
        foreach (var name in (string[])["bash", "sh", "which", "docker", "setsid"])
        {
            var trap = Path.Combine(foreign, name);
            await File.WriteAllTextAsync(trap, $"#!/bin/sh\ntouch {foreign}/sprung\n");
            File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await using var screen = await Administrator.OpenAsync(["sh", "-c", "cd \"$0\" && exec \"$1\"", foreign, Administrator.Program]);
        await screen.WaitForAsync("? Wizard:");
        await screen.PressAsync("Escape");
        await EndsAsync(screen, 0);
        Assert.False(File.Exists(Path.Combine(foreign, "sprung")));
    }

    [LabTheory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("QUIT", 131)]
    public async Task A_signal_ends_it_and_the_terminal_is_as_before(string signal, int code)
    {
        await using var screen = await Administrator.OpenWizardAsync("traefik", "config");
        await screen.WaitForAsync("? Traefik:");
        await screen.KillAsync(signal);
        await EndsAsync(screen, code);
    }

    [LabFact]
    public async Task A_lost_connection_ends_it()
    {
        await using var screen = await Administrator.OpenWizardAsync("traefik", "config");
        await screen.WaitForAsync("? Traefik:");
        using var wizard = Process.GetProcessById(screen.ProcessId);
        await screen.HangUpAsync();
        await SlowDocker.EndedAsync([wizard]);
        Assert.Empty(Administrator.LeftOver());
    }

    [LabTheory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    public async Task A_signal_during_an_install_ends_docker_too(string signal, int code)
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var docker = new SlowDocker(Administrator);
        await using var screen = await Administrator.OpenWizardAsync("whoami", "install");
        await screen.WaitForAsync("it takes long");
        var children = docker.Processes();
        await screen.KillAsync(signal);
        await EndsAsync(screen, code);
        await SlowDocker.EndedAsync(children);
    }

    [LabFact]
    public async Task Esc_during_an_install_from_the_menu_cancels_it_and_the_menu_stays()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var docker = new SlowDocker(Administrator);
        await using var screen = await Administrator.OpenWizardAsync();
        await InstallFromTheMenuAsync(screen);
        var children = docker.Processes();
        await screen.PressAsync("Escape");
        await screen.WaitForAsync("cancelled after");
        await SlowDocker.EndedAsync(children);
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("? Whoami:");
        await screen.PressAsync("C-c");
        await EndsAsync(screen, 130);
        Assert.Empty(Administrator.Applied());
    }

    [LabFact]
    public async Task A_lost_connection_during_an_install_from_the_menu_ends_docker_too()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var docker = new SlowDocker(Administrator);
        await using var screen = await Administrator.OpenWizardAsync();
        await InstallFromTheMenuAsync(screen);
        var children = docker.Processes();
        using var wizard = Process.GetProcessById(screen.ProcessId);
        await screen.HangUpAsync();
        await SlowDocker.EndedAsync([wizard, .. children]);
    }

    [LabFact]
    public async Task Without_a_terminal_it_says_what_to_use_instead()
    {
        var run = await Administrator.WizardAsync("whoami", "config");
        Assert.Equal(2, run.ExitCode);
        Assert.All(new[] { "--plain", "--answers", "reconfigure" }, way => Assert.Contains(way, run.Errors, StringComparison.Ordinal));
    }

    [LabFact]
    public async Task A_dumb_terminal_gets_plain_lines_when_it_asks_for_them()
    {
        await using var screen = await Administrator.OpenAsync(["env", "TERM=dumb", Administrator.Program, "--plain", "whoami", "config"]);
        await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. whoami.example.com)");
        await screen.TypeAsync(Server.WhoamiHost);
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("Number or words [1]");
        await screen.PressAsync("Enter");
        await EndsAsync(screen, 0);
        Assert.Contains($"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}", await File.ReadAllTextAsync(Administrator.FileOf("whoami", ".env")), StringComparison.Ordinal);
    }

    [LabFact]
    public async Task No_color_is_honoured()
    {
        Assert.Matches(Colour(), await RefusalAsync());
        Administrator.Export("NO_COLOR", "1");
        Assert.DoesNotMatch(Colour(), await RefusalAsync());
    }

    [LabFact]
    public async Task A_small_screen_shows_every_choice_of_the_longest_question()
    {
        await using var screen = await Administrator.OpenAsync([Administrator.Program, "whoami", "config"], columns: 40, rows: 12);
        await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST:");
        await screen.AnswerAsync(Server.WhoamiHost);
        var shown = await screen.WaitForAsync("Yes, with Mutual TLS (mTLS)");
        Assert.Contains("Yes, with HTTP Basic Authentication", shown, StringComparison.Ordinal);
        await screen.PressAsync("Enter");
        await EndsAsync(screen, 0);
    }

    private async Task EndsAsync(PtySession screen, int code)
    {
        Assert.Equal(code, await screen.ExitCodeAsync());
        Assert.Empty(await screen.LeftBehindAsync());
        Assert.Empty(Administrator.LeftOver());
    }

    private async Task<string> RefusalAsync()
    {
        await using var screen = await Administrator.OpenWizardAsync("whoami", "config");
        await screen.WaitForAsync("WHOAMI_TRAEFIK_HOST:");
        await screen.AnswerAsync("not a host");
        await screen.WaitForAsync("holds a blank");
        return await screen.ColouredScreenAsync();
    }

    /// <summary>Until docker says its first line.</summary>
    private static async Task InstallFromTheMenuAsync(PtySession screen)
    {
        await screen.WaitForAsync("? Wizard:");
        await screen.PickAsync("whoami");
        await screen.WaitForAsync("? Whoami:");
        await screen.PickAsync("(make install)");
        await screen.WaitForAsync("? Install whoami?");
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("it takes long");
    }

    [GeneratedRegex(@"\e\[([0-9;]*;)?(3|4|9|10)[0-8](;[0-9;]*)?m")]
    private static partial Regex Colour();
}
