using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class NoteTests
{
    private static Task<bool> Show(Screen screen, params string[] lines) => screen.Start(async (ask, stop) =>
    {
        await ask.ShowAsync(new Note("The fingerprint", lines), stop);
        return true;
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Enter_and_ESC_both_say_that_it_was_read(bool escape)
    {
        using var screen = new Screen();
        var done = Show(screen, "a1b2", "c3");
        Assert.Equal("The fingerprint\n\na1b2\nc3", screen.Page);
        screen.Press(escape ? Key.Esc : Key.Enter);
        Assert.True(screen.Outcome(done));
    }

    [Fact]
    public void A_long_note_scrolls_and_says_where_it_is()
    {
        using var screen = new Screen(60, 10);
        _ = Show(screen, [.. Enumerable.Range(1, 20).Select(i => $"line {i}")]);
        Assert.Equal("Enter go on  Up/Down PgUp/PgDn scroll  6 of 20 lines", screen.Keys);
        Assert.EndsWith("line 20", screen.Press(Key.End).Page, StringComparison.Ordinal);
        Assert.Equal("Enter go on  Up/Down PgUp/PgDn scroll  19 of 20 lines", screen.Press(Key.CursorUp).Keys);
        Assert.Contains("line 1\n", screen.Press(Key.Home).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_wraps_and_keeps_its_indentation()
    {
        using var screen = new Screen(40, 12);
        _ = Show(screen, "  rule: Host(`whoami.pi.example.com`) && PathPrefix(`/a`)");
        Assert.EndsWith("\n  rule: Host(`whoami.pi.example.com`) &&\nPathPrefix(`/a`)", screen.Page, StringComparison.Ordinal);
    }
}
