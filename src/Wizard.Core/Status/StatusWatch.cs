using System.Threading.Channels;
using Wizard.Compose;
using Wizard.Installing;

namespace Wizard.Status;

/// <summary>Tells the status of a context anew whenever its engine says that something happened.</summary>
/// <param name="machine">The context.</param>
public sealed class StatusWatch(Machine machine)
{
    // exec_* are left out: every health check is one
    private static readonly string[] Actions = ["create", "start", "die", "stop", "restart", "pause", "unpause", "rename", "destroy", "health_status"];
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly StatusReader _reader = new(machine);

    private TimeProvider Clock => machine.Store.Clock;

    /// <summary>Tells it now, and again after every burst of events; ends where the engine does not answer any more, which is told too.</summary>
    public async Task RunAsync(Action<ContextStatus> tell, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var listening = ListenAsync(events.Writer, stop.Token);
        try
        {
            var status = await TellAsync(tell, stop.Token).ConfigureAwait(false);
            while (status.EngineFault is null && await HappensAsync(events.Reader, stop.Token).ConfigureAwait(false)) status = await TellAsync(tell, stop.Token).ConfigureAwait(false);
            if (status.EngineFault is null) tell(status.WithoutEngine(await listening.ConfigureAwait(false)));
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ContextStatus> TellAsync(Action<ContextStatus> tell, CancellationToken cancellation)
    {
        var status = await _reader.ReadAsync(null, Docker.Patience, cancellation).ConfigureAwait(false);
        tell(status);
        return status;
    }

    // events of the last seconds too: none is lost between the start of this stream and the first look
    private async Task<string> ListenAsync(ChannelWriter<bool> events, CancellationToken cancellation)
    {
        try
        {
            var call = machine.Docker.Call(["events", "--since", "10s", "--filter", "type=container", "--filter", "label=com.docker.compose.project", .. Actions.SelectMany(action => new[] { "--filter", $"event={action}" }), "--format", "{{.Action}}"]) with { Timeout = ProcessCall.Endless };
            await machine.Docker.RunAsync(call, _ => events.TryWrite(true), cancellation).ConfigureAwait(false);
            return "The Docker engine has gone away.";
        }
        catch (UserError error)
        {
            return string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries));
        }
        finally
        {
            events.Complete();
        }
    }

    // False where the stream has ended. A compose up is twenty events: they are waited out.
    private async Task<bool> HappensAsync(ChannelReader<bool> events, CancellationToken cancellation)
    {
        if (!await events.WaitToReadAsync(cancellation).ConfigureAwait(false)) return false;
        var first = Clock.GetTimestamp();
        while (events.TryRead(out _) && Clock.GetElapsedTime(first) < Longest) await Task.Delay(Quiet, Clock, cancellation).ConfigureAwait(false);
        return true;
    }
}
