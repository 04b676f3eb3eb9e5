using System.Threading.Channels;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class LiveMenuTests
{
    private readonly Channel<IReadOnlyList<Option>> _news = Channel.CreateUnbounded<IReadOnlyList<Option>>();
    private bool _hasEnded;

    private static IReadOnlyList<Option> Options(string whoami, params string[] details) => [new("traefik"), new("whoami") { Value = whoami, Details = details }, new("Exit (ESC)")];

    private ChoiceQuestion Question => new("home", "Wizard:", Options("not configured")) { Selected = 1, Live = FollowAsync };

    [Fact]
    public void Values_change_while_the_menu_is_open_and_the_cursor_stays()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Question, stop));
        screen.Until("> whoami (not configured)");
        _news.Writer.TryWrite(Options("running 3 h", "running for 3 h", "ports: whoami 8083"));
        screen.Until("> whoami (running 3 h)");
        Assert.Equal("""
            ? Wizard:
              traefik
            > whoami (running 3 h)
              Exit (ESC)

              running for 3 h
              ports: whoami 8083
            """, screen.Page);
    }

    [Fact]
    public void The_filter_stays()
    {
        using var screen = new Screen();
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Question, stop));
        screen.Type("who");
        _news.Writer.TryWrite(Options("stopped"));
        screen.Until("> whoami (stopped)");
        Assert.Contains("filter: who", screen.Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_follows_has_ended_when_the_answer_is_given()
    {
        using var screen = new Screen();
        var talk = screen.Start((ask, stop) => ask.ChooseAsync(Question, stop));
        screen.Until("> whoami (not configured)").Press(Key.Enter);
        Assert.Equal(1, screen.Outcome(talk));
        Assert.True(_hasEnded);
    }

    [Fact]
    public void Details_give_way_on_a_small_screen()
    {
        using var screen = new Screen(40, 8);
        _ = screen.Start((ask, stop) => ask.ChooseAsync(Question with { Options = Options("stopped", "one", "two", "three", "four") }, stop));
        Assert.Contains("> whoami (stopped)", screen.Page, StringComparison.Ordinal);
        Assert.Contains("Exit (ESC)", screen.Page, StringComparison.Ordinal);
    }

    private async Task FollowAsync(Action<IReadOnlyList<Option>> show, CancellationToken cancellation)
    {
        try
        {
            await foreach (var options in _news.Reader.ReadAllAsync(cancellation)) show(options);
        }
        finally
        {
            _hasEnded = true;
        }
    }
}
