using Wizard.LabTests.Lab;

namespace Wizard.LabTests.Hardening;

/// <summary>What the kernel says of a container's first process, seen from outside of it.</summary>
internal sealed class Kernel
{
    /// <summary>The right to listen at ports below 1024, as a mask of capabilities(7).</summary>
    public const ulong NetBindService = 1UL << 10;

    private readonly Dictionary<string, string> _status;

    private Kernel(string status) => _status = status.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim());

    /// <summary>Looks.</summary>
    public static async Task<Kernel> OfAsync(string container) => new(await File.ReadAllTextAsync($"/proc/{await Engine.DockerAsync("inspect", "--format", "{{.State.Pid}}", container)}/status"));

    /// <summary>A line of its /proc/PID/status.</summary>
    public string this[string name] => _status[name];

    /// <summary>The rights in effect, those it could take, and those that anything it starts could ever have.</summary>
    public IEnumerable<ulong> Rights => new[] { "CapEff", "CapPrm", "CapInh", "CapAmb", "CapBnd" }.Select(name => Convert.ToUInt64(this[name], 16));

    /// <summary>Real, effective, saved and file system user; the same of the group.</summary>
    public IEnumerable<string> Ids => this["Uid"].Split('\t').Concat(this["Gid"].Split('\t'));
}
