using Wizard.Prompting;

namespace Wizard.Tests.Menus.Lifecycle;

/// <summary>Plays a script, then goes back at every question; keeps the questions as they were asked.</summary>
internal sealed class Onlooker(params IEnumerable<(string Id, string Answer)> script) : IPrompter
{
    private readonly ScriptedPrompter _script = new(script);

    /// <summary>The options of the last choice of each id.</summary>
    public Dictionary<string, IReadOnlyList<Option>> Choices { get; } = [];

    public List<TextQuestion> Texts { get; } = [];

    public List<ConfirmQuestion> Confirmations { get; } = [];

    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        Choices[question.Id] = question.Options;
        return _script.Left > 0 ? _script.ChooseAsync(question, cancellation) : throw new StepBackException();
    }

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => _script.ChooseSeveralAsync(question, cancellation);

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation)
    {
        Texts.Add(question);
        return _script.Left > 0 ? _script.AskAsync(question, cancellation) : throw new StepBackException();
    }

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation)
    {
        Confirmations.Add(question);
        return _script.Left > 0 ? _script.ConfirmAsync(question, cancellation) : throw new StepBackException();
    }

    public Task ShowAsync(Note note, CancellationToken cancellation) => _script.ShowAsync(note, cancellation);

    public Task WatchAsync(Job job, CancellationToken cancellation) => _script.WatchAsync(job, cancellation);

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);

    public Task<int> HandOverAsync(Handover handover, CancellationToken cancellation) => _script.HandOverAsync(handover, cancellation);
}
