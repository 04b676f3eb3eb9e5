using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public sealed class LogSearchTests : IDisposable
{
    private readonly Screen _screen = new(80, 12);
    private readonly TaskCompletionSource _end = new();
    private Action<string> _say = _ => { };
    private Task<bool>? _watched;

    public void Dispose()
    {
        _end.TrySetResult();
        if (_watched is not null) _screen.Until("Enter go on").Press(Key.Enter).Outcome(_watched);
        _screen.Dispose();
    }

    [Fact]
    public void A_word_is_found_whatever_its_case_from_the_top_of_the_screen_on()
    {
        Watch(100, number => number % 30 == 0 ? $"line {number} has an ERROR" : $"line {number}");
        Search("error");
        Assert.Contains("/error  1 of 3 lines that have it", _screen.Text, StringComparison.Ordinal);
        Assert.Contains("line 30 has an ERROR", _screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void N_and_n_go_on_and_round()
    {
        Watch(100, number => number % 30 == 0 ? $"line {number} has an error" : $"line {number}");
        Search("error");
        Assert.Contains("line 60 has", _screen.Type("n").Text, StringComparison.Ordinal);
        Assert.Contains("3 of 3 lines", _screen.Type("n").Text, StringComparison.Ordinal);
        Assert.Contains("line 30 has", _screen.Type("n").Text, StringComparison.Ordinal);
        Assert.Contains("line 90 has", _screen.Type("N").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_works_while_the_log_streams_and_what_was_found_stays_in_sight()
    {
        Watch(100, number => $"line {number}");
        Search("line 50");
        for (var i = 0; i < 200; i++) _say("one more");
        _screen.Until("of 300 lines");
        Assert.Contains("line 50\n", _screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_no_line_has_is_told_and_the_log_goes_on()
    {
        Watch(100, number => $"line {number}");
        Search("nowhere");
        Assert.Contains("/nowhere  no line has that", _screen.Text, StringComparison.Ordinal);
        _say("the last one");
        _screen.Press(Key.End).Until("the last one");
    }

    [Fact]
    public void ESC_leaves_the_typing_and_not_the_log()
    {
        Watch(3, number => $"line {number}");
        _screen.Type("/lin");
        Assert.Contains("/lin", _screen.Text, StringComparison.Ordinal);
        Assert.Equal("Enter search  ESC back", _screen.Keys);
        _screen.Press(Key.Esc);
        Assert.Equal("ESC cancel  / search", _screen.Keys);
    }

    [Fact]
    public void A_line_that_is_longer_than_the_screen_is_scrolled_through_row_by_row()
    {
        Watch(1, _ => string.Join(' ', Enumerable.Range(1, 200).Select(number => $"word{number}")));
        Assert.Contains("word200", _screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("word200", _screen.Press(Key.PageUp).Text, StringComparison.Ordinal);
        Assert.Contains("word1 ", _screen.Press(Key.Home).Text, StringComparison.Ordinal);
        Assert.Contains("word200", _screen.Press(Key.End).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_up_and_down_again_ends_where_it_began()
    {
        Watch(50, number => new string('x', number * 3) + number);
        var before = _screen.Page;
        for (var i = 0; i < 40; i++) _screen.Press(Key.CursorUp);
        Assert.NotEqual(before, _screen.Page);
        for (var i = 0; i < 40; i++) _screen.Press(Key.CursorDown);
        Assert.Equal(before, _screen.Page);
    }

    private void Search(string word) => _screen.Press(Key.Home).Type($"/{word}").Press(Key.Enter);

    private void Watch(int lines, Func<int, string> line)
    {
        _watched = _screen.Start(async (ask, stop) =>
        {
            await ask.WatchAsync(new Job("Logs", (say, _) =>
            {
                for (var i = 1; i <= lines; i++) say(line(i));
                _say = say;
                return _end.Task;
            }), stop);
            return true;
        });
        _screen.Until(lines > 8 ? $"{lines} of {lines} lines" : "/ search");
    }
}
