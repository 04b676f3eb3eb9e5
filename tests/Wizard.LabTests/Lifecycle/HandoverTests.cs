using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Lifecycle;

/// <summary>The terminal is another program's for a while, and the full screen's again.</summary>
[Collection(OneEngine.Name)]
public sealed class HandoverTests(Checkout checkout) : CommandTests(checkout)
{
    [LabFact]
    public async Task An_editor_has_the_terminal_to_itself_and_the_menu_comes_back()
    {
        Edit("""
            trap '' INT
            stty -a | grep -q ' icanon' && echo "usual mode, $1"
            printf 'a line: '
            read line
            sed -i "s/^WHOAMI_NAME=.*/WHOAMI_NAME='$line'/" "$2"
            """);
        await using var screen = await OpenEditorAsync();
        Assert.Contains("usual mode, --quietly", await screen.WaitForAsync("a line:"), StringComparison.Ordinal);
        await screen.PressAsync("C-c"); // the editor's, which does not heed it
        await screen.WaitForAsync("^C");
        await screen.TypeAsync("typed 1 2 3");
        await screen.PressAsync("Enter");
        Assert.Contains("WHOAMI_NAME: default -> typed 1 2 3", await screen.WaitForAsync("? Save these changes of whoami?"), StringComparison.Ordinal);
        await screen.PressAsync("Enter");
        await screen.WaitForAsync("> Edit the settings in your editor");
        await screen.PressAsync("Down");
        await screen.WaitForAsync("> Show the documented defaults");
        await screen.PressAsync("C-c");
        await EndsAsync(screen, 130);
        Assert.Contains("WHOAMI_NAME='typed 1 2 3'", await File.ReadAllTextAsync(Administrator.FileOf("whoami", ".env")), StringComparison.Ordinal);
    }

    [LabFact]
    public async Task A_signal_ends_an_editor_that_does_not_heed_it_too_and_the_terminal_is_as_before()
    {
        Edit("""
            trap '' TERM
            stty raw -echo
            printf 'editing'
            while :; do sleep 0.1; done
            """);
        await using var screen = await OpenEditorAsync();
        await screen.WaitForAsync("editing");
        await screen.KillAsync("TERM");
        await EndsAsync(screen, 143);
        Assert.Equal([".env"], Directory.GetFiles(Path.GetDirectoryName(Administrator.FileOf("whoami", ".env"))!).Select(Path.GetFileName));
    }

    private async Task<PtySession> OpenEditorAsync()
    {
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        var screen = await Administrator.OpenWizardAsync();
        await screen.WaitForAsync("? Wizard:");
        await screen.PickAsync("whoami");
        await screen.WaitForAsync("? Whoami:");
        await screen.PickAsync("Admin");
        await screen.WaitForAsync("? Whoami admin:");
        await screen.PickAsync("Settings");
        await screen.WaitForAsync("? Whoami: Settings");
        await screen.PickAsync("config-edit");
        return screen;
    }

    private void Edit(string script)
    {
        var path = Path.Combine(Administrator.Home, "editor");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Administrator.Export("EDITOR", $"{path} --quietly");
    }

    private async Task EndsAsync(PtySession screen, int code)
    {
        Assert.Equal(code, await screen.ExitCodeAsync());
        Assert.Empty(await screen.LeftBehindAsync());
        Assert.Empty(Administrator.LeftOver());
    }
}
