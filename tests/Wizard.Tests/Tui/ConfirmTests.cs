using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class ConfirmTests
{
    private static readonly ConfirmQuestion Write = new("write", "Write these changes?") { Details = ["A: 1 -> 2", "B: 2 -> 3"] };

    [Fact]
    public void The_changes_stand_above_the_answers_and_No_comes_first_to_mind()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ConfirmAsync(Write, stop));
        Assert.Equal("""
            ? Write these changes?

            A: 1 -> 2
            B: 2 -> 3

              Yes
            > No
            """, screen.Page);
        screen.Press(Key.Enter);
        Assert.False(screen.Outcome(answer));
    }

    [Theory]
    [InlineData('y', true)]
    [InlineData('Y', true)]
    [InlineData('n', false)]
    public void A_letter_answers_at_once(char letter, bool expected)
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ConfirmAsync(Write, stop));
        screen.Press(new Key(letter));
        Assert.Equal(expected, screen.Outcome(answer));
    }

    [Fact]
    public void The_default_answer_is_the_selected_one()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ConfirmAsync(new ConfirmQuestion("c", "Go on?") { Default = true }, stop));
        Assert.Equal("? Go on?\n> Yes\n  No", screen.Page);
        screen.Press(Key.Enter);
        Assert.True(screen.Outcome(answer));
    }

    [Fact]
    public void Many_changes_scroll_and_the_answers_stay_in_sight()
    {
        using var screen = new Screen(40, 12);
        _ = screen.Start((ask, stop) => ask.ConfirmAsync(Write with { Details = [.. Enumerable.Range(1, 30).Select(i => $"change {i}")] }, stop));
        Assert.Equal("? Write these changes?\n\nchange 1\nchange 2\nchange 3\nchange 4\n4 of 30 lines\n\n  Yes\n> No", screen.Page);
        Assert.Contains("change 5\n", screen.Press(Key.PageDown).Page, StringComparison.Ordinal);
    }

    [Fact]
    public void ESC_steps_back()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ConfirmAsync(Write, stop));
        screen.Press(Key.Esc);
        Assert.Throws<StepBackException>(() => screen.Outcome(answer));
    }
}
