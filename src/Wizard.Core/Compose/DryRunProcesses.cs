namespace Wizard.Compose;

/// <summary>Runs what only looks, and tells what would change something.</summary>
/// <param name="processes">Runs what only looks.</param>
/// <param name="say">Told each command that was not run.</param>
public sealed class DryRunProcesses(IProcesses processes, Action<string> say) : IProcesses
{
    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        if (!call.Changes) return processes.RunAsync(call, onLine, cancellation);
        say($"would run: {call}");
        return Task.FromResult(new ProcessResult(0, "", ""));
    }

    /// <inheritdoc/>
    public Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation)
    {
        if (!call.Changes) return processes.RunOnTerminalAsync(call, cancellation);
        say($"would run: {call}");
        return Task.FromResult(0);
    }
}
