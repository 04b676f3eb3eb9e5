using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class LinkWatchTests
{
    [Fact]
    public async Task A_command_that_says_nothing_over_a_lost_link_is_ended_and_the_reason_told()
    {
        var engine = new Engine(answers: false);
        var error = await Assert.ThrowsAsync<UserError>(() => DockerOf(engine).RunAsync(Up, null, default));
        Assert.Contains("does not answer", error.Message, StringComparison.Ordinal);
        Assert.True(engine.WasEnded);
    }

    [Fact]
    public async Task A_command_that_says_nothing_for_long_goes_on_where_the_engine_answers()
    {
        var engine = new Engine(answers: true);
        var running = DockerOf(engine).RunAsync(Up, null, default);
        await engine.AskedTwice.Task;
        Assert.False(running.IsCompleted);
        engine.End.SetResult(new(0, "done", ""));
        Assert.Equal("done", await running);
        Assert.False(engine.WasEnded);
    }

    [Fact]
    public async Task A_cancelled_command_ends_without_a_question()
    {
        var engine = new Engine(answers: true);
        using var cancellation = new CancellationTokenSource();
        var running = DockerOf(engine, TimeSpan.FromHours(1)).RunAsync(Up, null, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(engine.WasEnded);
    }

    private static ProcessCall Up => new("docker", ["compose", "up"]) { Environment = new Dictionary<string, string>(), Timeout = Docker.LongPatience };

    private static Docker DockerOf(Engine engine, TimeSpan? silence = null) => new(engine, new DockerSettings(_ => null), "pi") { Silence = silence ?? TimeSpan.FromMilliseconds(5) };

    /// <summary>An engine at the other end of a link: `compose up` says nothing until it is told to end.</summary>
    private sealed class Engine(bool answers) : IProcesses
    {
        private int _asked;

        public TaskCompletionSource<ProcessResult> End { get; } = new();

        public TaskCompletionSource AskedTwice { get; } = new();

        public bool WasEnded { get; private set; }

        public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            if (call.Arguments.Contains("up")) return await UpAsync(cancellation);
            if (++_asked == 2) AskedTwice.TrySetResult();
            return answers ? new(0, "20.10", "") : new(1, "", "Cannot connect to the Docker daemon");
        }

        private async Task<ProcessResult> UpAsync(CancellationToken cancellation)
        {
            try
            {
                return await End.Task.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                WasEnded = true;
                throw;
            }
        }
    }
}
