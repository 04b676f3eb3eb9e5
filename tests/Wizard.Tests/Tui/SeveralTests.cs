using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class SeveralTests
{
    private static readonly SeveralQuestion Services = new("services", "Which?", ["dns", "web", "mail"]) { Marked = [1] };

    [Fact]
    public void Space_marks_and_Enter_gives_the_marked_ones_in_order()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseSeveralAsync(Services, stop));
        Assert.Equal("? Which?\n> [ ] dns\n  [x] web\n  [ ] mail", screen.Page);
        screen.Press(Key.End, Key.Space, Key.Home, Key.Space);
        Assert.Equal("? Which?\n> [x] dns\n  [x] web\n  [x] mail", screen.Page);
        screen.Press(Key.CursorDown, Key.Space, Key.Enter);
        Assert.Equal([0, 2], screen.Outcome(answer));
    }

    [Fact]
    public void A_digit_marks_that_line()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseSeveralAsync(Services, stop));
        screen.Press(Key.D2, Key.D3, Key.D9, Key.Enter);
        Assert.Equal([2], screen.Outcome(answer));
    }

    [Fact]
    public void ESC_steps_back()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.ChooseSeveralAsync(Services, stop));
        screen.Press(Key.Esc);
        Assert.Throws<StepBackException>(() => screen.Outcome(answer));
    }
}
