using Wizard.Prompting;

namespace Wizard.Tests.Prompting;

/// <summary>A terminal of lines that were typed beforehand.</summary>
internal sealed class Lines(params string[] typed) : ILineTerminal
{
    private readonly Queue<string> _typed = new(typed);

    public bool HasHalfBlocks { get; init; } = true;

    public List<string> Said { get; } = [];

    public List<string> Results { get; } = [];

    public void Say(string line) => Said.Add(line);

    public void Result(string line) => Results.Add(line);

    public Task<string?> ReadAsync(string prompt, bool secret, CancellationToken cancellation)
    {
        Said.Add(prompt);
        return Task.FromResult(_typed.TryDequeue(out var line) ? line : null);
    }
}
