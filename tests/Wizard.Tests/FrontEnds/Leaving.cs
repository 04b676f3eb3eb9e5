using Wizard.Prompting;

namespace Wizard.Tests.FrontEnds;

/// <summary>Presses ESC in every menu after so many choices.</summary>
internal sealed class Leaving(IPrompter prompter, int choices) : IPrompter
{
    private int _choices = choices;

    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation) =>
        _choices-- > 0 ? prompter.ChooseAsync(question, cancellation) : throw new StepBackException();

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => prompter.ChooseSeveralAsync(question, cancellation);

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => prompter.AskAsync(question, cancellation);

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => prompter.ConfirmAsync(question, cancellation);

    public Task ShowAsync(Note note, CancellationToken cancellation) => prompter.ShowAsync(note, cancellation);

    public Task WatchAsync(Job job, CancellationToken cancellation) => prompter.WatchAsync(job, cancellation);

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => prompter.LookUpAsync(what, find, cancellation);
}
