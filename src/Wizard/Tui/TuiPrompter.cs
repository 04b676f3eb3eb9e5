using Terminal.Gui.App;
using Wizard.Prompting;
using Wizard.Tui.Views;

namespace Wizard.Tui;

/// <summary>Asks on the full screen. Called from any thread but the one that draws; decides nothing.</summary>
/// <param name="app">The running application.</param>
/// <param name="host">The screen.</param>
/// <param name="options">What the terminal can draw, and the clock.</param>
internal sealed class TuiPrompter(IApplication app, Host host, FullScreenOptions options) : IPrompter
{
    /// <summary>What is looked up faster than this shows nothing.</summary>
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(150);

    private string _header = host.Header;

    /// <summary>The title line: context, project, instance, and what is due ("re-install to apply").</summary>
    public string Header
    {
        get => _header;
        set
        {
            _header = value;
            app.Invoke(() => host.Entitle(value));
        }
    }

    /// <summary>Gives the terminal to another program, and takes it back.</summary>
    public Func<Handover, CancellationToken, Task<int>> Lend { get; init; } = (handover, cancellation) => handover.Run(true, cancellation);

    /// <summary>Asks on another screen from now on.</summary>
    public void MoveTo(IApplication otherApp, Host otherHost) => (app, host) = (otherApp, otherHost);

    /// <inheritdoc/>
    public Task<int> HandOverAsync(Handover handover, CancellationToken cancellation) => Lend(handover, cancellation);

    /// <inheritdoc/>
    public void Locate(string place) => Header = place;

    /// <inheritdoc/>
    public async Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        var view = new MenuView(question);
        if (question.Live is not { } live) return await AskOn(view, cancellation).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = Task.Run(() => live(options => app.Invoke(() => view.Update(options)), stop.Token), CancellationToken.None);
        try
        {
            return await AskOn(view, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // what it follows is followed by a child process: nothing of it outlives the question
            await stop.CancelAsync().ConfigureAwait(false);
            await EndedAsync(following).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation) =>
        AskOn(new SeveralView(question), cancellation);

    /// <inheritdoc/>
    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation) => AskOn(new TextQuestionView(question), cancellation);

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation) => AskOn(new ConfirmView(question), cancellation);

    /// <inheritdoc/>
    public Task ShowAsync(Note note, CancellationToken cancellation) => AskOn(new NoteView(note, options.HalfBlocks), cancellation);

    /// <inheritdoc/>
    public async Task WatchAsync(Job job, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var view = new JobView(job.Title, stop.Cancel, options.Time, app);
        app.Invoke(() => host.Open(view));
        var run = Task.Run(() => job.Run(view.Say, stop.Token), CancellationToken.None);
        await run.ContinueWith(view.End, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        await SeenAsync(view, cancellation).ConfigureAwait(false);
        await run.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var search = Task.Run(() => find(stop.Token), CancellationToken.None);
        if (await Task.WhenAny(search, Task.Delay(Blink, options.Time, cancellation)).ConfigureAwait(false) != search)
            app.Invoke(() => host.Open(new WaitView(what.Title, stop.Cancel)));
        try
        {
            return await search.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new StepBackException();
        }
    }

    private static async Task EndedAsync(Task following)
    {
        try
        {
            await following.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task<T> AskOn<T>(Question<T> question, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var registration = cancellation.Register(() => question.Abandon(cancellation));
        app.Invoke(() => host.Open(question));
        return await question.Answer.ConfigureAwait(false);
    }

    /// <summary>Waits until the end of a job was seen; not where the whole conversation ends.</summary>
    private static async Task SeenAsync(JobView view, CancellationToken cancellation)
    {
        using var registration = cancellation.Register(() => view.Abandon(cancellation));
        await ((Task)view.Answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
