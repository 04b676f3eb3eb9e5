using Terminal.Gui.Input;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Tui;

public class JobTests
{
    private static Task<bool> Watch(Screen screen, Func<Action<string>, CancellationToken, Task> run) => screen.Start(async (ask, stop) =>
    {
        await ask.WatchAsync(new Job("docker compose up", run), stop);
        return true;
    });

    [Fact]
    public void Lines_come_as_they_are_said_and_the_end_stays_until_it_was_seen()
    {
        using var screen = new Screen();
        var end = new TaskCompletionSource();
        var watched = Watch(screen, (say, _) =>
        {
            say("pulling");
            say("started");
            return end.Task;
        });
        screen.Until("started");
        Assert.StartsWith("docker compose up\n\npulling\nstarted\n\nrunning, 0 s", screen.Page, StringComparison.Ordinal);
        Assert.Equal("ESC cancel  / search", screen.Keys);
        end.SetResult();
        screen.Until("done in");
        Assert.False(watched.IsCompleted);
        screen.Press(Key.Enter);
        Assert.True(screen.Outcome(watched));
    }

    [Fact]
    public void ESC_cancels_the_job_and_says_so()
    {
        using var screen = new Screen();
        var ended = new TaskCompletionSource();
        var watched = Watch(screen, async (_, stop) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                await ended.Task;
            }
        });
        Assert.Contains("cancelling, 0 s", screen.Press(Key.Esc).Page, StringComparison.Ordinal);
        ended.SetResult();
        screen.Until("cancelled after 0 s").Press(Key.Esc);
        Assert.ThrowsAny<OperationCanceledException>(() => screen.Outcome(watched));
        Assert.False(screen.Interrupted);
    }

    [Fact]
    public void A_failed_job_shows_why_and_throws_on()
    {
        using var screen = new Screen();
        var watched = Watch(screen, (say, _) =>
        {
            say("port 443 is taken");
            throw new UserError("Traefik did not start.", "Free the port.");
        });
        screen.Until("failed after 0 s: Traefik did not start.").Press(Key.Enter);
        Assert.Throws<UserError>(() => screen.Outcome(watched));
    }

    [Fact]
    public void An_error_of_many_lines_is_shown_line_by_line()
    {
        using var screen = new Screen();
        var watched = Watch(screen, (_, _) => throw new UserError("It failed. Its last lines:\nfirst\nsecond", "Mend it."));
        screen.Until("failed after 0 s: It failed. Its last lines:");
        Assert.Contains("first\nsecond\n", screen.Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.Throws<UserError>(() => screen.Outcome(watched));
    }

    [Fact]
    public void What_a_container_prints_cannot_steer_the_terminal()
    {
        using var screen = new Screen();
        var watched = Watch(screen, (say, _) =>
        {
            say("\u001b[31mred\u001b[0m \u001b]0;title\u0007bell\u0007 10%\r20%\r");
            say("a\tb\nsecond\u009b2J");
            return Task.CompletedTask;
        });
        screen.Until("done in");
        Assert.StartsWith("docker compose up\n\n20%\na       b\nsecond\n", screen.Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.True(screen.Outcome(watched));
    }

    [Fact]
    public void The_last_5000_lines_are_kept_and_scrolling_back_stops_following()
    {
        using var screen = new Screen(60, 12);
        var more = new TaskCompletionSource();
        var watched = Watch(screen, async (say, _) =>
        {
            for (var i = 1; i <= 6000; i++) say($"line {i}");
            await more.Task;
            say("one more");
        });
        screen.Until("5000 of 5000 lines");
        Assert.Contains("line 6000\n", screen.Page, StringComparison.Ordinal);
        Assert.Contains("\n\nline 1001\n", screen.Press(Key.Home).Page, StringComparison.Ordinal);
        more.SetResult();
        screen.Until("done in");
        Assert.DoesNotContain("one more", screen.Page, StringComparison.Ordinal);
        Assert.Contains("one more", screen.Press(Key.End).Page, StringComparison.Ordinal);
        screen.Press(Key.Enter);
        Assert.True(screen.Outcome(watched));
    }
}
