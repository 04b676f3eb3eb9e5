using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wizard.Compose;

/// <summary>A program that speaks with the user itself: it has this process's standard streams, and with them the terminal.</summary>
internal static partial class TerminalProcess
{
    private const int Terminate = 15; // SIGTERM
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code; 128 + n where signal n ended it.</returns>
    /// <exception cref="UserError">It is not there, or cannot be started.</exception>
    public static async Task<int> RunAsync(ProcessCall call, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Start(call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new UserError($"{call.Program} could not be started: {error.Message}.", ProgramPath.Install(call.Program), error);
        }

        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process).ConfigureAwait(false);
            throw;
        }

        return process.ExitCode;
    }

    private static ProcessStartInfo Start(ProcessCall call)
    {
        var start = new ProcessStartInfo(ProgramPath.Find(call.Program, call.Environment.GetValueOrDefault("PATH")), call.Arguments) { UseShellExecute = false };
        start.Environment.Clear();
        foreach (var (name, value) in call.Environment) start.Environment[name] = value;
        return start;
    }

    // An editor that is asked to go first leaves the terminal as it found it.
    private static async Task EndAsync(Process process)
    {
        _ = Kill(process.Id, Terminate);
        using var limit = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
