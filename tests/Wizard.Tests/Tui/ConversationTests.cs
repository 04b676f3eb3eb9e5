using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui;
using Xunit;

namespace Wizard.Tests.Tui;

public class ConversationTests
{
    private static readonly TextQuestion Name = new("name", "Name?");

    [Fact]
    public void Keys_typed_ahead_answer_the_next_question()
    {
        using var screen = new Screen();
        var talk = screen.Start(async (ask, stop) => await ask.AskAsync(Name, stop) + await ask.AskAsync(new TextQuestion("b", "And?"), stop));
        screen.Type("a").Press(Key.Enter).Type("b").Press(Key.Enter);
        Assert.Equal("ab", screen.Outcome(talk));
    }

    [Fact]
    public void Ctrl_C_ends_the_conversation_from_every_prompt()
    {
        using var screen = new Screen();
        var talk = screen.Start((ask, stop) => ask.AskAsync(Name, stop));
        screen.Press(Key.C.WithCtrl);
        Assert.True(screen.Interrupted);
        Assert.ThrowsAny<OperationCanceledException>(() => screen.Outcome(talk));
    }

    [Fact]
    public void Ctrl_Z_and_Tab_do_nothing()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.AskAsync(Name, stop));
        Assert.Equal("Name?\n\n:", screen.Press(Key.Z.WithCtrl, Key.Tab, Key.F5).Page);
    }

    [Fact]
    public void The_title_line_can_say_that_something_is_due()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) =>
        {
            ((TuiPrompter)ask).Header = "default  traefik/default  re-install to apply";
            return ask.AskAsync(Name, stop);
        });
        Assert.StartsWith(" default  traefik/default  re-install to apply\n", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_is_too_small_says_so_and_the_prompt_comes_back_with_room()
    {
        using var screen = new Screen(20, 5);
        _ = screen.Start((ask, stop) => ask.AskAsync(Name, stop));
        Assert.Equal("20x5 is too small:\n30x8 is needed.", screen.Text);
        Assert.Equal("Name?\n\n: kept", screen.Type("kept").Resize(80, 24).Page);
        Assert.Equal("Name?\n\n: kept", screen.Resize(40, 12).Page);
    }

    [Fact]
    public void A_slow_look_up_says_what_it_waits_for_and_ESC_gives_it_up()
    {
        using var screen = new Screen();
        var talk = screen.Start((ask, stop) => ask.LookUpAsync("the CA's root", async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 1;
        }, stop));
        screen.Until("One moment: the CA's root").Press(Key.Esc);
        Assert.Throws<StepBackException>(() => screen.Outcome(talk));
    }

    [Fact]
    public void A_quick_look_up_gives_what_it_found()
    {
        using var screen = new Screen();
        Assert.Equal(7, screen.Outcome(screen.Start((ask, stop) => ask.LookUpAsync("number", _ => Task.FromResult(7), stop))));
    }

    [Fact]
    public void Without_a_terminal_the_message_names_the_other_ways()
    {
        var error = Assert.Throws<UsageError>(() => FullScreen.Run(new FullScreenOptions { HasTerminal = false }, (_, _) => Task.FromResult(0)));
        Assert.Contains("--plain", error.Mend, StringComparison.Ordinal);
        Assert.Contains("--answers FILE", error.Mend, StringComparison.Ordinal);
        Assert.Contains("reconfigure", error.Mend, StringComparison.Ordinal);
    }
}
