using System.Diagnostics;
using System.Globalization;
using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class ChildProcessesTests
{
    // its child is left behind by a parent that has ended, and goes on
    private const string LeavesAChild = "sh -c 'sleep 600 & echo $!'";
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<int> _child = new(TaskCreationOptions.RunContinuationsAsynchronously);


    [Fact]
    public async Task A_call_that_is_cancelled_ends_all_that_it_started_also_what_was_left_behind()
    {
        using var cancel = new CancellationTokenSource();
        var run = RunAsync($"{LeavesAChild}; sleep 600", cancel.Token);
        var child = await _child.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await GoneAsync(child);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_says_so_and_ends_all_that_it_started()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => RunAsync($"{LeavesAChild}; sleep 600", default, TimeSpan.FromSeconds(0.5)));
        Assert.Contains("did not end within 0.5 seconds", error.Message, StringComparison.Ordinal);
        await GoneAsync(await _child.Task);
    }

    [Fact]
    public async Task A_program_that_somebody_else_kills_ends_its_call_at_once_and_leaves_nothing_behind()
    {
        var result = await RunAsync("sleep 600 & echo $!; kill -9 $$", default);
        Assert.Equal(137, result.ExitCode);
        await GoneAsync(await _child.Task);
    }

    [Fact]
    public async Task A_background_child_that_holds_the_output_open_does_not_hold_up_the_call()
    {
        var result = await RunAsync("sleep 600 & echo $!", default);
        Assert.True(result.Succeeded);
        await GoneAsync(await _child.Task);
    }

    [Fact]
    public async Task Of_a_million_lines_each_is_told_and_only_the_last_ones_are_kept()
    {
        var count = 0;
        var result = await new ChildProcesses().RunAsync(Call("seq 1 1000000"), _ => count++, default);
        Assert.Equal(1_000_000, count);
        Assert.EndsWith("\n999999\n1000000", result.Output, StringComparison.Ordinal);
        Assert.True(result.Output.Length < 1000);
    }

    [Fact]
    public async Task A_line_without_an_end_comes_in_pieces_and_none_of_them_looks_like_a_line()
    {
        await new ChildProcesses().RunAsync(Call("head -c 1000000 /dev/zero | tr '\\0' 'x'; echo; printf 'last\\r\\nno end'"), _lines.Add, default);
        Assert.InRange(_lines.Max(line => line.Length), 1, 200_000);
        Assert.Equal(1_000_000, string.Concat(_lines).Count(letter => letter == 'x'));
        Assert.All(_lines.Skip(1).SkipLast(2), piece => Assert.StartsWith("... ", piece, StringComparison.Ordinal));
        Assert.Equal(["last", "no end"], _lines.TakeLast(2));
    }

    [Fact]
    public async Task Letters_of_several_bytes_survive_wherever_the_pipe_cuts_them()
    {
        var result = await new ChildProcesses().RunAsync(Call("i=0; while [ $i -lt 2000 ]; do printf 'ä👉ß'; i=$((i+1)); done"), _lines.Add, default);
        Assert.Equal(string.Concat(Enumerable.Repeat("ä👉ß", 2000)), result.Output);
    }

    private static ProcessCall Call(string script) => new("sh", ["-c", script]) { Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" } };

    private Task<ProcessResult> RunAsync(string script, CancellationToken cancellation, TimeSpan? timeout = null) =>
        new ChildProcesses().RunAsync(Call(script) with { Timeout = timeout ?? TimeSpan.FromSeconds(60) }, line => _child.TrySetResult(int.Parse(line, CultureInfo.InvariantCulture)), cancellation);

    // nobody is told of the end of a process that is not his child: it is looked for again and again
    private static async Task GoneAsync(int process)
    {
        for (var waited = Stopwatch.StartNew(); IsThere(process); await Task.Delay(10)) Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), $"{process} goes on");
    }

    private static bool IsThere(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException)
        {
            return false;
        }
    }
}
