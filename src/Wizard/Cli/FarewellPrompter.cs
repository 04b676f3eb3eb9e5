using Wizard.Prompting;

namespace Wizard.Cli;

/// <summary>Keeps what is told as the conversation ends, so that it can be left behind on the terminal.</summary>
/// <param name="screen">The full screen.</param>
/// <param name="farewell">Takes the notes.</param>
internal sealed class FarewellPrompter(IPrompter screen, List<Note> farewell) : IPrompter
{
    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation) => screen.ChooseAsync(question, cancellation);

    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) => screen.ChooseSeveralAsync(question, cancellation);

    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => screen.AskAsync(question, cancellation);

    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => screen.ConfirmAsync(question, cancellation);

    public Task ShowAsync(Note note, CancellationToken cancellation)
    {
        if (!note.IsFarewell) return screen.ShowAsync(note, cancellation);
        farewell.Add(note);
        return Task.CompletedTask;
    }

    public Task WatchAsync(Job job, CancellationToken cancellation) => screen.WatchAsync(job, cancellation);

    public Task<int> HandOverAsync(Handover handover, CancellationToken cancellation) => screen.HandOverAsync(handover, cancellation);

    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => screen.LookUpAsync(what, find, cancellation);

    public void Locate(string place) => screen.Locate(place);
}
