using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>A job's lines as they come, searched as in a pager, the time it takes, and how it ended; stays until that was seen. ESC cancels the job.</summary>
internal sealed class JobView : Question<bool>
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly string _title;
    private readonly Action _cancel;
    private readonly TimeProvider _time;
    private readonly IApplication _app;
    private readonly LineBuffer _lines = new();
    private readonly LineWindow _window;
    private readonly LineSearch _search;
    private readonly long _started;
    private bool _cancelling;
    private bool _ticking;
    private Line? _end;

    /// <param name="title">What is being done.</param>
    /// <param name="cancel">Cancels the job.</param>
    /// <param name="time">Tells how long it runs.</param>
    /// <param name="app">Paints.</param>
    public JobView(string title, Action cancel, TimeProvider time, IApplication app)
    {
        (_title, _cancel, _time, _app, _started) = (title, cancel, time, app, time.GetTimestamp());
        _window = new(_lines);
        _search = new(_lines, _window);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => _search.IsTyping ? ["Enter search", "ESC back"] :
    [
        _end is not null ? "Enter go on" : _cancelling ? "cancelling" : "ESC cancel",
        .. _window.Scrolls ? ["Up/Down PgUp/PgDn"] : Array.Empty<string>(),
        .. _search.Keys,
        .. _window.Scrolls ? [_window.Position] : Array.Empty<string>(),
    ];

    /// <summary>Takes a line from any thread; the screen follows at most 30 times a second.</summary>
    public void Say(string text)
    {
        if (!_lines.Add(text)) return;
        _app.AddTimeout(Frame, () =>
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
            { Exception.InnerException: { } fault } => Failed(fault, took),
            _ => new Line($"done in {took}", Ink.Strong),
        };
        _app.Invoke(() =>
        {
            _end = end;
            Redraw();
        });
    }

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        Tick();
        List<Line> head = [.. Title(_title, width), Line.Blank];
        List<Line> foot = [Line.Blank, .. Search(width), .. State(width)];
        var rows = _window.Rows(width, height - head.Count - foot.Count);
        Cursor = _search.IsTyping ? new(Math.Min(width - 1, Words.Columns(foot[1].Text)), head.Count + rows.Count + 1) : null;
        return [.. head, .. rows.Select(row => new Line(row.Text, row.Line == _search.Found ? Ink.Strong : Ink.Plain) { Sought = _search.Word }), .. foot];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (_search.Press(key) || _window.Press(key)) Redraw();
        else if (key.KeyCode == KeyCode.Enter && _end is not null) Reply(true);
    }

    /// <inheritdoc/>
    public override void Paste(string text)
    {
        _search.Paste(text);
        Redraw();
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_search.Back()) Redraw();
        else if (_end is not null) Reply(true);
        else if (!_cancelling)
        {
            _cancelling = true;
            _cancel();
            Redraw();
        }
    }

    // an error of many lines is text to scroll in, like the job's own
    private Line Failed(Exception fault, string took)
    {
        var lines = fault.Message.Split('\n');
        foreach (var line in lines.Skip(1)) _lines.Add(line);
        return new($"failed after {took}: {lines[0]}", Ink.Alarm);
    }

    private IEnumerable<Line> Search(int width) =>
        _search.State is { Length: > 0 } state ? [new(Words.Cut(Printable.Clean(state), width - 1), Ink.Dim)] : [];

    private IEnumerable<Line> State(int width)
    {
        var state = _end ?? new Line($"{(_cancelling ? "cancelling" : "running")}, {Took()}", Ink.Dim);
        return Words.Wrap(Printable.Clean(state.Text), width).Select(text => new Line(text, state.Ink));
    }

    private string Took()
    {
        var took = _time.GetElapsedTime(_started);
        return took.TotalMinutes < 1 ? $"{(int)took.TotalSeconds} s" : $"{(int)took.TotalMinutes} min {took.Seconds} s";
    }

    /// <summary>Keeps the clock on screen going, once the page is shown and until the job has ended.</summary>
    private void Tick()
    {
        if (_ticking || _end is not null) return;
        _ticking = true;
        _app.AddTimeout(Second, () =>
        {
            Redraw();
            return _ticking = _end is null;
        });
    }
}
