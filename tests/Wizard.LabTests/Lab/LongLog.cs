using System.Diagnostics;
using System.Globalization;

namespace Wizard.LabTests.Lab;

/// <summary>A docker whose `compose logs` prints a million lines, and goes on as fast as it can.</summary>
internal sealed class LongLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _note;

    public LongLog(Administrator administrator)
    {
        _note = Path.Combine(administrator.Home, "printed");
        FakeDocker.Install(administrator, $$"""
            case " $* " in
              *" ps "*) echo '{"ID":"a1","Service":"whoami","State":"running"}'; exit;;
              *" logs "*) seq -f 'line %.0f of a log of which nobody will read all' 1 1000000; echo $$ >{{_note}}.new; mv {{_note}}.new {{_note}}; exec yes 'and so on, and so on';;
            esac
            """);
    }

    /// <summary>Waits until a million lines were taken; gives the process that goes on.</summary>
    public async Task<Process> PrintedAsync()
    {
        for (var waited = Stopwatch.StartNew(); !File.Exists(_note); await Task.Delay(20))
        {
            if (waited.Elapsed > Patience) throw new TimeoutException("A million lines were not taken.");
        }

        return Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_note), CultureInfo.InvariantCulture));
    }

    /// <summary>The most memory that the program may have, in MiB; run on the JIT, as while it is worked on, it has the JIT's too.</summary>
    public static double MostMemory(string program) => File.Exists($"{program}.dll") ? 256 : 64;

    /// <summary>The most memory that a process has had, in MiB (VmHWM of proc(5)).</summary>
    public static double MemoryOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }
}
