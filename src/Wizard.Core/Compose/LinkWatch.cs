using System.Diagnostics;

namespace Wizard.Compose;

/// <summary>Runs calls that may take long, and looks whether the engine still answers while they say nothing: over a lost link a command of docker's would wait for ever.</summary>
/// <param name="processes">Runs them.</param>
/// <param name="question">A call that every engine answers at once.</param>
/// <param name="silence">How long a call may say nothing before the question is asked.</param>
internal sealed class LinkWatch(IProcesses processes, ProcessCall question, TimeSpan silence)
{
    /// <summary>Runs a call.</summary>
    /// <exception cref="UserError">The engine does not answer any more; the call was ended.</exception>
    public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var heard = Stopwatch.GetTimestamp();
        var running = processes.RunAsync(call, Hear, end.Token);
        try
        {
            while (!await EndsWithinAsync(running, silence - Stopwatch.GetElapsedTime(Interlocked.Read(ref heard)), end.Token).ConfigureAwait(false))
            {
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref heard)) < silence) continue;
                await AskAsync(running, end.Token).ConfigureAwait(false);
                Interlocked.Exchange(ref heard, Stopwatch.GetTimestamp());
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await running.ConfigureAwait(false);

        void Hear(string line)
        {
            Interlocked.Exchange(ref heard, Stopwatch.GetTimestamp());
            onLine?.Invoke(line);
        }
    }

    private static async Task<bool> EndsWithinAsync(Task running, TimeSpan time, CancellationToken cancellation)
    {
        if (time > TimeSpan.Zero) await Task.WhenAny(running, Task.Delay(time, cancellation)).ConfigureAwait(false);
        if (!running.IsCompleted) cancellation.ThrowIfCancellationRequested();
        return running.IsCompleted;
    }

    // Whatever the question brings: where the call itself has ended meanwhile, it is the one that counts.
    private async Task AskAsync(Task running, CancellationToken cancellation)
    {
        try
        {
            var answer = await processes.RunAsync(question with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
            if (!answer.Succeeded) throw DockerFailure.Explain(question, answer);
        }
        catch (UserError) when (running.IsCompleted)
        {
            // told by the call
        }
    }
}
