using System.ComponentModel;
using System.Diagnostics;
using CliWrap;

namespace Wizard.Compose;

/// <summary>Runs programs as child processes, each in a process group of its own, which ends with its call.</summary>
public sealed class ChildProcesses : IProcesses
{
    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(call.Timeout);
        try
        {
            return await RunAsync(call, new OutputText(onLine), new OutputText(onLine), limit.Token).ConfigureAwait(false);
        }
        catch (Win32Exception error)
        {
            throw new UserError($"{call.Program} could not be started: {error.Message}.", ProgramPath.Install(call.Program), error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UserError($"`{call}` did not end within {Words(call.Timeout)}.", "Look whether the machine and its Docker engine answer, and try again.");
        }
    }

    /// <inheritdoc/>
    public Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation) => TerminalProcess.RunAsync(call, cancellation);

    private static async Task<ProcessResult> RunAsync(ProcessCall call, OutputText output, OutputText errors, CancellationToken cancellation)
    {
        var command = Command(call).WithStandardOutputPipe(call.Output is { } read ? PipeTarget.Create(read) : output.Target).WithStandardErrorPipe(errors.Target);
        var running = command.ExecuteAsync(cancellation);
        var group = new ProcessGroup(running.ProcessId);
        using var ending = cancellation.Register(group.Kill);
        var ended = EndAsync(group, running.ProcessId);
        try
        {
            var result = await running.Task.ConfigureAwait(false);
            return new(result.ExitCode, output.Text, errors.Text);
        }
        finally
        {
            await ended.ConfigureAwait(false);
        }
    }

    // a program that ends, or that somebody else ends, may leave children behind: they would hold its output open, and run on
    private static async Task EndAsync(ProcessGroup group, int leader)
    {
        try
        {
            using var process = Process.GetProcessById(leader);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // it has ended already
        }

        group.Kill();
    }

    private static Command Command(ProcessCall call)
    {
        var inherited = System.Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, string? (_) => null);
        foreach (var (name, value) in call.Environment) inherited[name] = value;
        var (program, arguments) = ProcessGroup.Leading(ProgramPath.Find(call.Program, call.Environment.GetValueOrDefault("PATH")), call.Arguments);
        var command = Cli.Wrap(program).WithArguments(arguments).WithEnvironmentVariables(inherited).WithValidation(CommandResultValidation.None);
        return call.Input is { } input ? command.WithStandardInputPipe(PipeSource.Create(input)) : command;
    }

    private static string Words(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds:0.##} seconds" : $"{time.TotalMinutes:0.#} minutes";
}
