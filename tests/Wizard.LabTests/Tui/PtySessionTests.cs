using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Tui;

/// <summary>What the tests of the real program rely on.</summary>
public class PtySessionTests
{
    [Fact]
    public async Task A_program_is_typed_at_and_its_screen_and_exit_code_are_read()
    {
        await using var pty = await PtySession.StartAsync(["sh", "-c", "echo $TERM $A; read name; echo hello $name; exit 3"],
            environment: new Dictionary<string, string> { ["A"] = "b c" });
        await pty.WaitForAsync("linux b c");
        await pty.TypeAsync("pi");
        await pty.PressAsync("Enter");
        await pty.WaitForAsync("hello pi");
        Assert.Equal(3, await pty.ExitCodeAsync());
        Assert.Empty(await pty.LeftBehindAsync());
    }

    [Fact]
    public async Task What_a_program_leaves_changed_on_the_terminal_is_found()
    {
        await using var pty = await PtySession.StartAsync(["sh", "-c", @"stty -echo; printf '\033[?1049h\033[?25l\033[?1003h'"]);
        Assert.Equal(0, await pty.ExitCodeAsync());
        Assert.Equal(["alternate screen", "mouse", "hidden cursor", "terminal mode"], await pty.LeftBehindAsync());
    }

    [Fact]
    public async Task A_signal_reaches_the_program_itself()
    {
        await using var pty = await PtySession.StartAsync(["sh", "-c", "trap 'exit 7' TERM; echo ready; while :; do read line; done"]);
        await pty.WaitForAsync("ready");
        await pty.KillAsync("TERM");
        await pty.PressAsync("Enter");
        Assert.Equal(7, await pty.ExitCodeAsync());
    }

    [Fact]
    public async Task The_window_can_be_resized()
    {
        await using var pty = await PtySession.StartAsync(["sh", "-c", "trap 'stty size' WINCH; stty size; while :; do read line; done"], columns: 80, rows: 24);
        await pty.WaitForAsync("24 80");
        await pty.ResizeAsync(40, 12);
        await pty.PressAsync("Enter");
        await pty.WaitForAsync("12 40");
    }
}
