using System.Diagnostics;
using System.Globalization;

namespace Wizard.LabTests.Lab;

/// <summary>A docker whose `compose up` never ends, with a child of its own, and one whose parent has ended.</summary>
internal sealed class SlowDocker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _note;

    public SlowDocker(Administrator administrator)
    {
        _note = Path.Combine(administrator.Home, "slow");
        FakeDocker.Install(administrator, $"""case " $* " in *" up "*) sleep 600 & echo $$ $! $(sh -c 'sleep 600 >/dev/null & echo $!') >{_note}; echo it takes long; wait; exit;; esac""");
    }

    /// <summary>The processes that were started: docker and the two others. To be asked for once its line was seen.</summary>
    public IReadOnlyList<Process> Processes() =>
        [.. File.ReadAllText(_note).Split(' ').Select(id => Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture)))];

    /// <summary>Waits until they have ended.</summary>
    public static async Task EndedAsync(IEnumerable<Process> processes)
    {
        using var limit = new CancellationTokenSource(Patience);
        foreach (var process in processes) await process.WaitForExitAsync(limit.Token);
    }
}
