using Wizard.Compose;

namespace Wizard.Tests.Menus.Lifecycle;

/// <summary>An editor that does with the file what a test wants.</summary>
internal sealed class FakeEditor : IProcesses
{
    public Action<string> Edit { get; set; } = _ => { };

    public int ExitCode { get; set; }

    public List<string> Lines { get; } = [];

    public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        Lines.Add($"{call}");
        return Task.FromResult(new ProcessResult(0, "", ""));
    }

    public Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation)
    {
        Lines.Add($"{call}");
        Edit(call.Arguments[^1]);
        return Task.FromResult(ExitCode);
    }
}
