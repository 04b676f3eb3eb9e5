using System.Diagnostics;
using System.Threading.Channels;
using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>Waits until every container of a project is well.</summary>
/// <param name="id">The deployment.</param>
/// <param name="compose">Its containers.</param>
/// <param name="docker">The engine: its events say when to look again.</param>
internal sealed class HealthWait(DeploymentId id, ComposeProject compose, Docker docker)
{
    private const int TooOften = 3;
    private const int Searched = 100; // lines of a container's log
    private const int Shown = 10;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, int> _seenRestarting = [];
    private long? _wellSince;

    /// <summary>How long they have for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Waits.</summary>
    /// <exception cref="UserError">A container failed, or was not well in time; holds its last lines. Or there is no container.</exception>
    public async Task RunAsync(Action<string> log, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        Task watching = WatchAsync(events.Writer, limit.Token);
        try
        {
            await WaitAsync(events.Reader, log, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var late = (await compose.ContainersAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(state => !state.IsWell);
            if (late is not null) throw await FailureAsync(late, $"is not well after {Patience.TotalMinutes:0.##} minutes", cancellation).ConfigureAwait(false);
        }
        finally
        {
            await limit.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WaitAsync(ChannelReader<bool> events, Action<string> log, CancellationToken cancellation)
    {
        var said = "";
        while (true)
        {
            var states = await compose.ContainersAsync(cancellation).ConfigureAwait(false);
            if (states.Count == 0) throw new UserError($"{id} is not installed here.", $"Run `{id.CommandOf("install")}` first.");
            var now = string.Join(", ", states.Select(state => $"{state.Service} {(state.Health.Length > 0 && state.State == "running" ? state.Health : state.State)}"));
            if (now != said) log(said = now);
            if (IsDone(states)) return;
            if (states.FirstOrDefault(state => state.IsLost) is { } lost) throw await FailureAsync(lost, $"is {(lost.Health.Length > 0 ? lost.Health : lost.State)}", cancellation).ConfigureAwait(false);
            if (states.FirstOrDefault(EndsAgainAndAgain) is { } ending) throw await FailureAsync(ending, "ends again and again", cancellation).ConfigureAwait(false);
            await NextAsync(events, cancellation).ConfigureAwait(false);
        }
    }

    // Without a health check all that can be told is that it did not end at once.
    private bool IsDone(IReadOnlyList<ContainerState> states)
    {
        _wellSince = states.All(state => state.IsWell) ? _wellSince ?? Stopwatch.GetTimestamp() : null;
        return _wellSince is { } since && (states.All(state => state.Health.Length > 0) || Stopwatch.GetElapsedTime(since) >= Settling);
    }

    private async Task NextAsync(ChannelReader<bool> events, CancellationToken cancellation)
    {
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (_wellSince is not null) pause.CancelAfter(Settling);
        try
        {
            await events.ReadAsync(pause.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // it stayed well
        }
    }

    // Once is no fault: what it needs may have been a moment late.
    private bool EndsAgainAndAgain(ContainerState state) =>
        state.State == "restarting" && (_seenRestarting[state.Service] = _seenRestarting.GetValueOrDefault(state.Service) + 1) >= TooOften;

    // events of the last seconds too: none is lost between the start of this watch and the first look
    private Task<string> WatchAsync(ChannelWriter<bool> events, CancellationToken cancellation) => docker.RunAsync(
        docker.Call(["events", "--since", "10s", "--filter", "type=container", "--filter", $"label=com.docker.compose.project={compose.Name}", "--format", "{{.Action}}"]) with { Timeout = ProcessCall.Endless },
        _ => events.TryWrite(true),
        cancellation);

    private async Task<UserError> FailureAsync(ContainerState state, string what, CancellationToken cancellation)
    {
        if (state.State == "created") return new($"{state.Service} was made and not started: an install was cancelled half way.", $"Run `{id.CommandOf("install")}` again.");
        var lines = (await compose.LastLogsAsync(state.Service, Searched, cancellation).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0) return new($"{state.Service} {what}, and has said nothing.", $"Run `{id.CommandOf("install")}` again.");
        // one that starts again and again has said why before what it said last
        var told = Array.FindLastIndex(lines, line => MendOf(line) is not null);
        var end = told < 0 ? lines.Length : told + 1;
        return new(
            $"{state.Service} {what}. Its last lines:\n{string.Join('\n', lines[Math.Max(0, end - Shown)..end])}",
            told < 0 ? $"The lines above are its own; `{id.CommandOf("logs-out")}` shows all of them." : MendOf(lines[told])!);
    }

    private static string? MendOf(string line) =>
        line.Contains("address already in use", StringComparison.Ordinal) ? "A port is in use by another program: stop it (`sudo ss -ltnp` shows it), or configure another port."
        : line.Contains("bind: permission denied", StringComparison.Ordinal) ? "Only root may listen at that port there: set net.ipv4.ip_unprivileged_port_start to the lowest port of an entrypoint with sysctl, or choose root as Traefik's user."
        : null;
}
