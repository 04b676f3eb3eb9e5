using System.ComponentModel;
using System.Text;
using CliWrap;

namespace Wizard.Compose;

/// <summary>Runs programs as child processes.</summary>
public sealed class ChildProcesses : IProcesses
{
    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (call.Timeout is { } timeout) limit.CancelAfter(timeout);
        try
        {
            var command = Command(call).WithStandardOutputPipe(call.Output is { } read ? PipeTarget.Create(read) : Collect(output, onLine)).WithStandardErrorPipe(Collect(errors, onLine));
            var result = await command.ExecuteAsync(limit.Token).ConfigureAwait(false);
            return new(result.ExitCode, output.ToString(), errors.ToString());
        }
        catch (Win32Exception error)
        {
            throw new UserError($"{call.Program} could not be started: {error.Message}.", ProgramPath.Install(call.Program), error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UserError($"`{call}` did not end within {call.Timeout!.Value.TotalSeconds:0} seconds.", "Look whether the machine and its Docker engine answer, and try again.");
        }
    }

    /// <inheritdoc/>
    public Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation) => TerminalProcess.RunAsync(call, cancellation);

    private static Command Command(ProcessCall call)
    {
        var inherited = System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, string? (_) => null);
        foreach (var (name, value) in call.Environment) inherited[name] = value;
        var command = Cli.Wrap(ProgramPath.Find(call.Program, call.Environment.GetValueOrDefault("PATH"))).WithArguments(call.Arguments).WithEnvironmentVariables(inherited).WithValidation(CommandResultValidation.None);
        return call.Input is { } input ? command.WithStandardInputPipe(PipeSource.Create(input)) : command;
    }

    private static PipeTarget Collect(StringBuilder text, Action<string>? onLine) =>
        onLine is null ? PipeTarget.ToStringBuilder(text) : PipeTarget.Merge(PipeTarget.ToStringBuilder(text), PipeTarget.ToDelegate(onLine));
}
