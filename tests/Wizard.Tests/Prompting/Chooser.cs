using Wizard.Prompting;

namespace Wizard.Tests.Prompting;

/// <summary>A script that takes every option of each question for several, and keeps what they were.</summary>
internal sealed class Chooser(params IEnumerable<(string, string)> script) : IPrompter
{
    private readonly ScriptedPrompter _script = new(script);

    public List<string> Options { get; } = [];

    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation) => _script.ChooseAsync(question, cancellation);

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation)
    {
        Options.AddRange(question.Options);
        return Task.FromResult<IReadOnlyList<int>>([.. Enumerable.Range(0, question.Options.Count)]);
    }

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => _script.AskAsync(question, cancellation);

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => _script.ConfirmAsync(question, cancellation);

    public Task ShowAsync(Note note, CancellationToken cancellation) => _script.ShowAsync(note, cancellation);

    public Task WatchAsync(Job job, CancellationToken cancellation) => _script.WatchAsync(job, cancellation);

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);
}
