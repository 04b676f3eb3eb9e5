using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class MenuTests
{
    private static readonly ChoiceQuestion Traefik = new("traefik", "Traefik:",
        [new("Config"), new("Install (make install)"), new("Admin"), new("Exit (ESC)")])
    { IsMenu = true, IsOutermost = true };

    private static ChoiceQuestion Items(int count) => new("items", "Pick", [.. Enumerable.Range(1, count).Select(i => new Option($"item {i}"))]);

    [Fact]
    public void A_menu_reads_as_in_the_chapter()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        Assert.Equal("""
            ? Traefik:
            > Config
              Install (make install)
              Admin
              Exit (ESC)
            """, screen.Page);
    }

    [Fact]
    public void The_whole_screen_has_a_title_line_and_a_line_of_keys()
    {
        using var screen = new Screen(40, 12);
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        Assert.Equal("""
             default  traefik/default
            ? Traefik:
            > Config
              Install (make install)
              Admin
              Exit (ESC)





             Enter choose  ESC leave  Up/Down move
            """, screen.Text);
    }

    [Fact]
    public void A_long_question_wraps_at_80_columns()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(new ChoiceQuestion("sentry",
            "Do you want to enable sentry authorization in front of this app (effectively making the entire site private)?",
            [new("No"), new("Yes, with Mutual TLS (mTLS)")])
        { Selected = 1 }, stop));
        Assert.Equal("""
            ? Do you want to enable sentry authorization in front of this app (effectively
            making the entire site private)?
              No
            > Yes, with Mutual TLS (mTLS)
            """, screen.Page);
    }

    [Fact]
    public void Arrows_move_and_Enter_chooses()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        screen.Press(Key.CursorDown, Key.CursorDown, Key.CursorUp, Key.Enter);
        Assert.Equal(1, screen.Outcome(answer));
    }

    [Fact]
    public void The_cursor_stops_at_both_ends()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        Assert.Contains("> Config", screen.Press(Key.CursorUp).Page, StringComparison.Ordinal);
        Assert.Contains("> Exit (ESC)", screen.Press(Key.End, Key.CursorDown).Page, StringComparison.Ordinal);
        Assert.Contains("> Config", screen.Press(Key.Home).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digit_chooses_at_once()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        screen.Press(Key.D3);
        Assert.Equal(2, screen.Outcome(answer));
    }

    [Fact]
    public void A_digit_chooses_among_the_first_nine_of_more_items_too()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Items(12), stop));
        screen.Press(Key.D2);
        Assert.Equal(1, screen.Outcome(answer));
    }

    [Fact]
    public void A_digit_beyond_the_last_item_does_nothing()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Items(3), stop));
        Assert.DoesNotContain("filter:", screen.Press(Key.D4).Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.Equal(0, screen.Outcome(answer));
    }

    [Fact]
    public void Typing_filters_and_Backspace_widens_again()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        Assert.Equal("""
            ? Traefik:
            > Install (make install)
              filter: IN
            """, screen.Type("IN").Press(Key.S).Press(Key.Backspace).Page.Replace("  Admin\n", "", StringComparison.Ordinal));
        Assert.Contains("> Install (make install)\n  Admin", screen.Press(Key.Backspace, Key.Backspace).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_nothing_has_says_so_and_Enter_chooses_nothing()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        Assert.Contains("filter: xyz (no item has that)", screen.Type("xyz").Press(Key.Enter).Page, StringComparison.Ordinal);
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public void ESC_steps_back_even_while_filtering()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(Traefik, stop));
        screen.Type("in").Press(Key.Esc);
        Assert.Throws<StepBackException>(() => screen.Outcome(answer));
    }

    [Fact]
    public void A_long_list_shows_that_it_scrolls()
    {
        using var screen = new Screen(40, 10);
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Items(20), stop));
        Assert.EndsWith("  item 6\nv item 7", screen.Page, StringComparison.Ordinal);
        Assert.StartsWith("? Pick\n^ item 2\n  item 3", screen.Press([.. Enumerable.Repeat(Key.CursorDown, 7)]).Page, StringComparison.Ordinal);
        Assert.Equal("? Pick\n^ item 14", screen.Press(Key.End).Page[..16]);
        Assert.EndsWith("> item 20", screen.Page, StringComparison.Ordinal);
        Assert.Contains("> item 13", screen.Press(Key.PageUp).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_an_item_stands_its_present_value()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(new ChoiceQuestion("m", "Traefik:", [new("Logging level") { Value = "warn" }]), stop));
        Assert.Equal("? Traefik:\n> Logging level (warn)", screen.Page);
    }

    [Fact]
    public void A_disabled_item_says_why_and_is_not_chosen()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseAsync(new ChoiceQuestion("m", "Pick", [new("No"), new("Yes") { Disabled = "No CA is configured: see TLS." }]), stop));
        Assert.DoesNotContain("No CA", screen.Page, StringComparison.Ordinal);
        Assert.Equal("""
            ? Pick
              No
            > Yes - not now

            No CA is configured: see TLS.
            """, screen.Press(Key.D2).Press(Key.Enter).Page);
        Assert.False(answer.IsCompleted);
        screen.Press(Key.CursorUp, Key.Enter);
        Assert.Equal(0, screen.Outcome(answer));
    }

    [Fact]
    public void A_value_cannot_steer_the_terminal()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(new ChoiceQuestion("m", "Pick", [new("a\u001b[2Jb") { Value = "c\u0007\u202e" }]), stop));
        Assert.Equal("? Pick\n> ab (c??)", screen.Page);
    }
}
