using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>A job's lines as they come, the time it takes, and how it ended; stays until that was seen. ESC cancels the job.</summary>
/// <param name="title">What is being done.</param>
/// <param name="cancel">Cancels the job.</param>
/// <param name="time">Tells how long it runs.</param>
/// <param name="app">Paints.</param>
internal sealed class JobView(string title, Action cancel, TimeProvider time, IApplication app) : Question<bool>
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly LineBuffer _lines = new();
    private readonly Scroller _scroller = new(follows: true);
    private readonly long _started = time.GetTimestamp();
    private bool _cancelling;
    private bool _ticking;
    private Line? _end;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys =>
    [
        _end is not null ? "Enter go on" : _cancelling ? "cancelling" : "ESC cancel",
        .. _scroller.Scrolls ? ["Up/Down PgUp/PgDn scroll", _scroller.Position] : Array.Empty<string>(),
    ];

    /// <summary>Takes a line from any thread; the screen follows at most 30 times a second.</summary>
    public void Say(string text)
    {
        if (!_lines.Add(text)) return;
        app.AddTimeout(Frame, () =>
        {
            _lines.Seen();
            Redraw();
            return false;
        });
    }

    /// <summary>Shows how the job ended; from any thread.</summary>
    public void End(Task job)
    {
        var took = Took();
        var end = job switch
        {
            { IsCanceled: true } => new Line($"cancelled after {took}", Ink.Alarm),
            { Exception.InnerException: OperationCanceledException } => new Line($"cancelled after {took}", Ink.Alarm),
            { Exception.InnerException: { } fault } => new Line($"failed after {took}: {fault.Message}", Ink.Alarm),
            _ => new Line($"done in {took}", Ink.Strong),
        };
        app.Invoke(() =>
        {
            _end = end;
            Redraw();
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        Tick();
        List<Line> head = [.. Title(title, width), Line.Blank];
        List<Line> foot = [Line.Blank, .. State(width)];
        var lines = _lines.Snapshot().SelectMany(text => Words.Wrap(text, width)).Select(text => new Line(text)).ToList();
        return [.. head, .. _scroller.Window(lines, height - head.Count - foot.Count), .. foot];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter && _end is not null) Reply(true);
        else if (_scroller.Press(key)) Redraw();
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_end is not null) Reply(true);
        else if (!_cancelling)
        {
            _cancelling = true;
            cancel();
            Redraw();
        }
    }

    private IEnumerable<Line> State(int width)
    {
        var state = _end ?? new Line($"{(_cancelling ? "cancelling" : "running")}, {Took()}", Ink.Dim);
        return Words.Wrap(Printable.Clean(state.Text), width).Select(text => new Line(text, state.Ink));
    }

    private string Took()
    {
        var took = time.GetElapsedTime(_started);
        return took.TotalMinutes < 1 ? $"{(int)took.TotalSeconds} s" : $"{(int)took.TotalMinutes} min {took.Seconds} s";
    }

    /// <summary>Keeps the clock on screen going, once the page is shown and until the job has ended.</summary>
    private void Tick()
    {
        if (_ticking || _end is not null) return;
        _ticking = true;
        app.AddTimeout(Second, () =>
        {
            Redraw();
            return _ticking = _end is null;
        });
    }
}
