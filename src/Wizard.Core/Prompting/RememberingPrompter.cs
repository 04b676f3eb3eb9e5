namespace Wizard.Prompting;

/// <summary>Answers from memory what was answered before a step back, and asks the front end the rest.</summary>
internal sealed class RememberingPrompter(IPrompter frontEnd, AnswerMemory memory) : IPrompter
{
    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation) =>
        AnswerAsync(question.Id, last => frontEnd.ChooseAsync(last is int index ? question with { Selected = index } : question, cancellation));

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) =>
        AnswerAsync(question.Id, last => frontEnd.ChooseSeveralAsync(last is IReadOnlyList<int> marked ? question with { Marked = marked } : question, cancellation));

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) =>
        AnswerAsync(question.Id, last => frontEnd.AskAsync(last is string text && !question.Secret ? question with { Initial = text } : question, cancellation));

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) =>
        AnswerAsync(question.Id, last => frontEnd.ConfirmAsync(last is bool yes ? question with { Default = yes } : question, cancellation));

    public Task ShowAsync(Note note, CancellationToken cancellation) =>
        AnswerAsync(note.Title, async _ =>
        {
            await frontEnd.ShowAsync(note, cancellation).ConfigureAwait(false);
            return true;
        }, isNote: true);

    public Task WatchAsync(Job job, CancellationToken cancellation) =>
        memory.FindAsync(job.Title, async () =>
        {
            await frontEnd.WatchAsync(job, cancellation).ConfigureAwait(false);
            return true;
        });

    public Task<int> HandOverAsync(Handover handover, CancellationToken cancellation) =>
        memory.FindAsync(handover.Title, () => frontEnd.HandOverAsync(handover, cancellation));

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) =>
        memory.FindAsync(what, () => frontEnd.LookUpAsync(what, find, cancellation));

    public void Locate(string place) => frontEnd.Locate(place);

    private async Task<T> AnswerAsync<T>(string id, Func<object?, Task<T>> ask, bool isNote = false)
    {
        if (memory.TryRecall(id, out var known)) return (T)known!;
        var last = memory.Forgotten is { } forgotten && forgotten.Id == id ? forgotten.Answer : null;
        var answer = await ask(last).ConfigureAwait(false);
        memory.Remember(id, answer, isNote);
        return answer;
    }
}
