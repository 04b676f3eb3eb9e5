using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Which part of a growing text is on the screen. The keys move it; at the end it stays there while the text grows. Only what is shown is broken into rows of the screen.</summary>
/// <param name="lines">The text.</param>
internal sealed class LineWindow(LineBuffer lines)
{
    private (long Line, int Row) _top;
    private (long First, long Last) _shown;
    private bool _atEnd = true;
    private int _width = 80;
    private int _height = 1;

    /// <summary>True where not all of the text is on the screen.</summary>
    public bool Scrolls { get; private set; }

    /// <summary>The first line on the screen.</summary>
    public long Top => _top.Line;

    /// <summary>Where in the text the screen ends, as in <c>21 of 80 lines</c>.</summary>
    public string Position
    {
        get
        {
            var (first, next) = lines.Bounds;
            return $"{Math.Clamp(_shown.Last - first + 1, 0, next - first)} of {next - first} lines";
        }
    }

    /// <summary>The rows on a screen of that size, each with the number of its line.</summary>
    public IReadOnlyList<(long Line, string Text)> Rows(int width, int height)
    {
        (_width, _height) = (width, Math.Max(1, height));
        var (first, next) = lines.Bounds;
        var end = EndOf(first, next);
        Scrolls = end.CompareTo((first, 0)) > 0;
        if (_atEnd || _top.CompareTo(end) > 0) _top = end;
        else if (_top.Line < first) _top = (first, 0);
        List<(long Line, string Text)> rows = [.. From(_top, next).Take(_height)];
        _shown = rows.Count == 0 ? (0, -1) : (rows[0].Line, rows[^1].Line);
        return rows;
    }

    /// <summary>True where the key scrolls.</summary>
    public bool Press(Key key)
    {
        if (Target(key.KeyCode) is not { } target) return false;
        MoveTo(target);
        return true;
    }

    /// <summary>Brings a line on the screen, and stops following.</summary>
    public void Show(long line)
    {
        if (line >= _shown.First && line <= _shown.Last) _atEnd = false;
        else MoveTo(Back((line, 0), _height / 3));
    }

    private void MoveTo((long Line, int Row) target)
    {
        var (first, next) = lines.Bounds;
        var end = EndOf(first, next);
        _atEnd = target.CompareTo(end) >= 0;
        _top = target;
    }

    private (long Line, int Row)? Target(KeyCode key) => key switch
    {
        KeyCode.CursorUp => Back(_top, 1),
        KeyCode.CursorDown => Forth(_top, 1),
        KeyCode.PageUp => Back(_top, _height),
        KeyCode.PageDown => Forth(_top, _height),
        KeyCode.Home => (lines.Bounds.First, 0),
        KeyCode.End => (lines.Bounds.Next, 0),
        _ => null,
    };

    // where the last row of the text is the last one on the screen
    private (long Line, int Row) EndOf(long first, long next)
    {
        var (line, rows) = (next, 0);
        while (line > first && rows < _height) rows += Wrapped(--line).Count;
        return (line, Math.Max(0, rows - _height));
    }

    private (long Line, int Row) Back((long Line, int Row) from, int rows)
    {
        var (line, row) = (from.Line, from.Row - rows);
        for (var first = lines.Bounds.First; row < 0 && line > first;) row += Wrapped(--line).Count;
        return (line, Math.Max(0, row));
    }

    private (long Line, int Row) Forth((long Line, int Row) from, int rows)
    {
        var (line, row) = (from.Line, from.Row + rows);
        for (var next = lines.Bounds.Next; line < next && Wrapped(line).Count is var count && row >= count; line++) row -= count;
        return (line, row);
    }

    private IEnumerable<(long Line, string Text)> From((long Line, int Row) top, long next)
    {
        for (var line = top.Line; line < next; line++)
        {
            foreach (var text in Wrapped(line).Skip(line == top.Line ? top.Row : 0)) yield return (line, text);
        }
    }

    private List<string> Wrapped(long line) => [.. Words.Wrap(lines[line], _width)];
}
