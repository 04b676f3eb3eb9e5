using System.Threading.Channels;
using Wizard.Compose;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Status;
using Xunit;

namespace Wizard.Tests.Status;

public sealed class StatusWatchTests : IDisposable
{
    private readonly World _world = new();
    private readonly Channel<ContextStatus> _told = Channel.CreateUnbounded<ContextStatus>();
    private readonly LiveEngine _engine;
    private readonly CancellationTokenSource _stop = new();

    public StatusWatchTests() => _engine = new(_world);

    public void Dispose()
    {
        _stop.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task It_tells_the_status_now_and_again_when_the_engine_says_that_something_happened()
    {
        _world.Answer(Recording.Whoami);
        var watching = WatchAsync();
        Assert.Equal(DeploymentState.Running, (await NextAsync()).Deployments.Single().State);
        _world.Answer(Recording.Ended);
        _engine.Happen("die");
        Assert.Equal(DeploymentState.Stopped, (await NextAsync()).Deployments.Single().State);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.True(_engine.StreamHasEnded);
    }

    [Fact]
    public async Task A_burst_of_events_is_one_look()
    {
        _world.Answer(Recording.Whoami);
        var watching = WatchAsync();
        await NextAsync();
        var before = _world.Processes.Lines.Count;
        for (var i = 0; i < 20; i++) _engine.Happen("start");
        await NextAsync();
        Assert.Equal(before + 2, _world.Processes.Lines.Count);
        await _stop.CancelAsync();
        await ((Task)watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task An_engine_that_goes_away_is_told_and_ends_it()
    {
        _world.Answer(Recording.Whoami);
        var watching = WatchAsync();
        await NextAsync();
        _engine.GoAway();
        var last = await NextAsync();
        Assert.Contains("engine", last.EngineFault, StringComparison.Ordinal);
        Assert.Equal(DeploymentState.Unknown, last.Deployments.Single().State);
        await watching;
    }

    private Task WatchAsync() => new StatusWatch(_engine.Machine).RunAsync(status => _told.Writer.TryWrite(status), _stop.Token);

    private async Task<ContextStatus> NextAsync() => await _told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>An engine with a stream of events that a test feeds.</summary>
    private sealed class LiveEngine(World world) : IProcesses
    {
        private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

        public Machine Machine => new(ContextName.Parse("default"), world.Machine.Store, new Docker(this, new DockerSettings(_ => null), "default"));

        public bool StreamHasEnded { get; private set; }

        public void Happen(string action) => _events.Writer.TryWrite(action);

        public void GoAway() => _events.Writer.Complete();

        public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            if (!call.Arguments.Contains("events")) return await world.Processes.RunAsync(call, onLine, cancellation);
            try
            {
                await foreach (var action in _events.Reader.ReadAllAsync(cancellation)) onLine!(action);
                return new(1, "", "error during connect: EOF");
            }
            finally
            {
                StreamHasEnded = true;
            }
        }
    }
}
