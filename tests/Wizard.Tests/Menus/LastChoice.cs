using Wizard.Prompting;

namespace Wizard.Tests.Menus;

/// <summary>Plays a script, then goes back at the first choice that it has no answer to, and keeps what that one offered.</summary>
internal sealed class LastChoice(IEnumerable<(string Id, string Answer)> script) : IPrompter
{
    private readonly ScriptedPrompter _script = new(script);

    public IReadOnlyList<string> Labels { get; private set; } = [];

    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        if (_script.Left > 0) return _script.ChooseAsync(question, cancellation);
        if (Labels.Count == 0) Labels = [.. question.Options.Select(option => option.Label)];
        throw new StepBackException();
    }

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => _script.ChooseSeveralAsync(question, cancellation);

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => _script.Left > 0 ? _script.AskAsync(question, cancellation) : throw new StepBackException();

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => _script.ConfirmAsync(question, cancellation);

    public Task ShowAsync(Note note, CancellationToken cancellation) => _script.ShowAsync(note, cancellation);

    public Task WatchAsync(Job job, CancellationToken cancellation) => _script.WatchAsync(job, cancellation);

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);
}
