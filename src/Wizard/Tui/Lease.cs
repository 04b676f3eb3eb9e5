using Wizard.Prompting;

namespace Wizard.Tui;

/// <summary>The terminal, wanted by another program.</summary>
/// <param name="handover">The program.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class Lease(Handover handover, CancellationToken cancellation)
{
    // the conversation goes on elsewhere than on the thread that draws
    private readonly TaskCompletionSource<int> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<int>? _run;

    /// <summary>What the program is, in a line.</summary>
    public string Title => handover.Title;

    /// <summary>The program's exit code, once the terminal is back.</summary>
    public Task<int> Over => _over.Task;

    /// <summary>Runs the program to its end, on a terminal that is free for it.</summary>
    public void Run()
    {
        _run = Task.Run(() => handover.Run(true, cancellation), CancellationToken.None);
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne();
    }

    /// <summary>The terminal is back: tells how the program ended.</summary>
    public void Return() => _over.TrySetFromTask(_run!);
}
