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

    [Fact]
    public void A_code_is_shown_whole_where_the_screen_is_large_enough()
    {
        using var screen = new Screen(90, 50);
        _ = ShowCode(screen);
        Assert.Equal(Peer, QrReader.Read(screen.Page.Split('\n').Skip(2)));
        Assert.Equal("Enter go on", screen.Keys);
    }

    [Theory]
    [InlineData(80, 24, "17 more rows")]
    [InlineData(40, 24, "29 more columns and 17 more rows")]
    [InlineData(69, 40, "1 more row")]
    [InlineData(68, 41, "1 more column")]
    public void A_screen_that_is_too_small_for_a_code_says_how_much_is_missing(int width, int height, string missing)
    {
        using var screen = new Screen(width, height);
        _ = ShowCode(screen);
        Assert.StartsWith($"Scan this: The QR code needs {missing}: it is shown", screen.Page.Replace("\n\n", " ", StringComparison.Ordinal).Replace('\n', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_with_just_that_much_more_shows_it()
    {
        using var screen = new Screen(69, 41);
        _ = ShowCode(screen);
        Assert.Equal(Peer, QrReader.Read(screen.Page.Split('\n').Skip(2)));
    }

    [Fact]
    public void The_Linux_console_gets_full_blocks_and_needs_more_room()
    {
        using var screen = new Screen(138, 75, halfBlocks: false);
        _ = ShowCode(screen);
        Assert.Equal(Peer, QrReader.ReadLarge(screen.Page.Split('\n').Skip(2)));
        using var small = new Screen(80, 24, halfBlocks: false);
        _ = ShowCode(small);
        Assert.Contains("58 more columns and 51 more rows", small.Page, StringComparison.Ordinal);
        Assert.Contains("over SSH", small.Page.Replace('\n', ' '), StringComparison.Ordinal);
    }

    private static readonly string Peer = string.Join('\n', Enumerable.Repeat("PrivateKey = abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=", 5));

    private static Task<bool> ShowCode(Screen screen) => screen.Start(async (ask, stop) =>
    {
        await ask.ShowAsync(new Note("Scan this:", []) { Code = Peer }, stop);
        return true;
    });
}
