using System.Text;
using Wizard.Compose;

namespace Wizard.Tests.Compose;

/// <summary>Programs that answer what a test says, by the beginning or a part of the line that was typed; the last word said counts.</summary>
internal sealed class FakeProcesses : IProcesses
{
    private readonly List<(string Sign, Func<ProcessResult> Answer)> _answers = [];

    /// <summary>Every line, as a person would type it.</summary>
    public List<string> Lines { get; } = [];

    public FakeProcesses Say(string sign, string output, int exitCode = 0, string errors = "") => Do(sign, () => new(exitCode, output, errors));

    public FakeProcesses Do(string sign, Func<ProcessResult> answer)
    {
        _answers.Insert(0, (sign, answer));
        return this;
    }

    public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        var line = $"{call}";
        lock (Lines) Lines.Add(line); // several machines are asked at once
        var known = _answers.Find(answer => line.Contains(answer.Sign, StringComparison.Ordinal));
        var result = known.Answer?.Invoke() ?? new ProcessResult(1, "", $"no answer to {call}");
        if (call.Output is not { } read) return result;
        using var output = new MemoryStream(Encoding.UTF8.GetBytes(result.Output));
        await read(output, cancellation);
        return result with { Output = "" };
    }
}
