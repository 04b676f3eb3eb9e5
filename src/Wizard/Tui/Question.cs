using Wizard.Prompting;

namespace Wizard.Tui;

/// <summary>A page that is answered, once.</summary>
internal abstract class Question<T> : Page
{
    // the asker's continuation must not run on the thread that draws
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answer; a <see cref="StepBackException"/> on ESC.</summary>
    public Task<T> Answer => _answer.Task;

    /// <inheritdoc/>
    public override bool Listens => !Answer.IsCompleted;

    /// <inheritdoc/>
    public override void Back() => _answer.TrySetException(new StepBackException());

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Abandon(CancellationToken cancellation) => _answer.TrySetCanceled(cancellation);

    /// <summary>Gives the answer.</summary>
    protected void Reply(T answer) => _answer.TrySetResult(answer);
}
