using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class TextQuestionTests
{
    private static readonly TextQuestion Host = new("WHOAMI_TRAEFIK_HOST", "WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. whoami.example.com)")
    {
        Refuse = text => text.Contains('.', StringComparison.Ordinal) ? null : "A host name has a dot, for example whoami.example.com.",
    };

    [Fact]
    public void The_field_stands_below_the_question_as_in_the_chapter()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.AskAsync(Host with { Initial = "whoami.pi.example.com" }, stop));
        Assert.Equal("""
            WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. whoami.example.com)

            : whoami.pi.example.com
            """, screen.Page);
        Assert.Equal(new System.Drawing.Point(23, 4), screen.Cursor);
    }

    [Fact]
    public void Typing_over_an_untouched_proposal_replaces_it()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(Host with { Initial = "*.clients.pi.example.com" }, stop));
        screen.Type("whoami.example.org").Press(Key.Enter);
        Assert.Equal("whoami.example.org", screen.Outcome(answer));
    }

    [Fact]
    public void A_proposal_that_was_touched_is_edited()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(Host with { Initial = "whoami.example.com" }, stop));
        screen.Press(Key.End).Type(".au").Press(Key.Enter);
        Assert.Equal("whoami.example.com.au", screen.Outcome(answer));
    }

    [Fact]
    public void A_refused_value_stays_and_the_reason_stands_below_until_typing_goes_on()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(Host, stop));
        Assert.EndsWith("\n: pi\nA host name has a dot, for example whoami.example.com.", screen.Type("pi").Press(Key.Enter).Page, StringComparison.Ordinal);
        Assert.EndsWith("\n: pi.", screen.Type(".").Page, StringComparison.Ordinal);
        screen.Type("lan").Press(Key.Enter);
        Assert.Equal("pi.lan", screen.Outcome(answer));
    }

    [Fact]
    public void What_a_text_clashes_with_is_said_while_it_is_typed()
    {
        using var screen = new Screen();
        var question = Host with { Refuse = _ => null, Remark = text => text == "pi" ? "There is a destination pi already." : null };
        var answer = screen.Start((ask, stop) => ask.AskAsync(question, stop));
        Assert.EndsWith("\n: p", screen.Type("p").Page, StringComparison.Ordinal);
        Assert.EndsWith("\n: pi\nThere is a destination pi already.", screen.Type("i").Page, StringComparison.Ordinal);
        Assert.EndsWith("\n: pix", screen.Type("x").Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.Equal("pix", screen.Outcome(answer));
    }

    [Fact]
    public void Help_stands_below_the_field()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("a", "Name?") { Help = "First.\nSecond." }, stop));
        Assert.Equal("Name?\n\n:\n\nFirst.\nSecond.", screen.Page);
    }

    [Fact]
    public void A_secret_is_never_painted()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("p", "Password?") { Secret = true }, stop));
        Assert.Equal("Password?\n\n: ******", screen.Type("hunter").Page);
        screen.Press(Key.Enter);
        Assert.Equal("hunter", screen.Outcome(answer));
    }

    [Fact]
    public void A_pasted_line_feed_does_not_answer()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("f", "Fingerprint?"), stop));
        Assert.Equal("Fingerprint?\n\n: a1b2", screen.Paste(" a1b2\nrm -rf\n").Page);
        screen.Press(Key.Enter);
        Assert.Equal("a1b2", screen.Outcome(answer));
    }

    [Fact]
    public void Text_longer_than_the_field_scrolls_with_the_cursor()
    {
        using var screen = new Screen(40, 12);
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("t", "Text?") { Initial = new string('a', 50) + "end" }, stop));
        Assert.EndsWith("aend", screen.Page, StringComparison.Ordinal);
        Assert.Equal(38, screen.Cursor!.Value.X);
        Assert.EndsWith(": xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", screen.Press(Key.Home).Type("x").Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.Equal("x" + new string('a', 50) + "end", screen.Outcome(answer));
    }

    [Fact]
    public void The_keys_of_a_shells_line_edit_it()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("t", "Text?") { Initial = "one two three" }, stop));
        screen.Press(Key.W.WithCtrl, Key.CursorLeft, Key.CursorLeft, Key.Backspace, Key.Delete);
        Assert.EndsWith(": one t", screen.Page, StringComparison.Ordinal);
        screen.Press(Key.Home, Key.CursorRight, Key.K.WithCtrl).Type("K").Press(Key.A.WithCtrl).Type("A").Press(Key.E.WithCtrl).Type("€");
        screen.Press(Key.Enter);
        Assert.Equal("AoK€", screen.Outcome(answer));
    }

    [Fact]
    public void Ctrl_U_clears_up_to_the_cursor()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("t", "Text?") { Initial = "old" }, stop));
        screen.Press(Key.U.WithCtrl, Key.Backspace, Key.Enter);
        Assert.Equal("", screen.Outcome(answer));
    }

    [Fact]
    public void A_letter_of_two_code_points_is_deleted_whole()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("t", "Text?") { Initial = "ae\u0301" }, stop));
        screen.Press(Key.Backspace, Key.Enter);
        Assert.Equal("a", screen.Outcome(answer));
    }

    [Fact]
    public void ESC_steps_back()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(Host, stop));
        screen.Type("half").Press(Key.Esc);
        Assert.Throws<StepBackException>(() => screen.Outcome(answer));
    }

    [Fact]
    public void Several_pasted_lines_are_joined_where_the_question_wants_them_all()
    {
        using var screen = new Screen();
        var answer = screen.Start((ask, stop) => ask.AskAsync(new TextQuestion("t", "File?") { JoinsLines = true }, stop));
        screen.Paste("[Interface]\r\nAddress = 10.0.0.2\r\n\r\n[Peer]\n").Press(Key.Enter);
        Assert.Equal("[Interface] Address = 10.0.0.2 [Peer]", screen.Outcome(answer));
    }
}
