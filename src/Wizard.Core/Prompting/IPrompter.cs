namespace Wizard.Prompting;

/// <summary>The few things a flow may ask or show. A front end holds the conversation: full screen, plain lines, prepared answers.</summary>
/// <remarks>Every question may throw <see cref="StepBackException"/> (ESC); cancelling the token ends the conversation.</remarks>
public interface IPrompter
{
    /// <summary>One of several; the index of the chosen option. A disabled option cannot be chosen and says why.</summary>
    Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation);

    /// <summary>Any number of several; their indexes in ascending order.</summary>
    Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation);

    /// <summary>A text that <see cref="TextQuestion.Refuse"/> has nothing against.</summary>
    Task<string> AskAsync(TextQuestion question, CancellationToken cancellation);

    /// <summary>Yes or no.</summary>
    Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation);

    /// <summary>Text to read; done when it was read.</summary>
    Task ShowAsync(Note note, CancellationToken cancellation);

    /// <summary>A job that takes a while and says what it does, line by line; done when the job is done and was seen. The job's error is thrown on.</summary>
    Task WatchAsync(Job job, CancellationToken cancellation);

    /// <summary>What a flow looks up on the way (network, engine, clock, random passwords): kept when the flow runs again after a step back.</summary>
    Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation);

    /// <summary>Gives the terminal to another program until that ends, and takes it back then; its exit code. Meanwhile Ctrl-C is that program's.</summary>
    /// <exception cref="UserError">There is no terminal to give.</exception>
    Task<int> HandOverAsync(Handover handover, CancellationToken cancellation) =>
        throw new UserError($"{handover.Title} It needs a terminal, and prepared answers are none.", "Run it without --answers.");

    /// <summary>A flow has all its answers and its change is about to be made: the last moment to object.</summary>
    void FlowEnded()
    {
    }

    /// <summary>Where the conversation is now: context, project, instance, and whether a re-install is due. A front end with room for it keeps it in sight.</summary>
    void Locate(string place)
    {
    }
}
