using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Text to read. It was read when Enter or ESC is pressed: there is nothing to take back.</summary>
internal sealed class NoteView(Note note, bool halfBlocks) : Question<bool>
{
    private readonly Scroller _scroller = new();
    private readonly IReadOnlyList<string> _code = note.Code is null ? [] : QrCode.Rows(note.Code, halfBlocks);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys =>
        ["Enter go on", .. _scroller.Scrolls ? ["Up/Down PgUp/PgDn scroll", _scroller.Position] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title(note.Title, width), Line.Blank];
        List<Line> lines = [.. note.Lines.SelectMany(text => Words.Wrap(Printable.Clean(text), width)).Select(text => new Line(text))];
        if (_code.Count > 0) lines.AddRange(DrawCode(width, height - head.Count - lines.Count));
        return [.. head, .. _scroller.Window(lines, height - head.Count)];
    }

    // half a code is none: no camera reads it
    private IEnumerable<Line> DrawCode(int width, int height)
    {
        var (columns, rows) = (_code[0].Length - width, _code.Count - height);
        if (columns <= 0 && rows <= 0) return _code.Select(row => new Line(row, Ink.Light));
        var missing = string.Join(" and ", new[] { More(columns, "column"), More(rows, "row") }.Where(text => text.Length > 0));
        return Words.Wrap($"The QR code needs {missing}: it is shown as soon as the window is that much larger, or its letters are smaller{(halfBlocks ? "" : "; or look at it over SSH, from a terminal of another computer")}.", width).Select(text => new Line(text));
    }

    private static string More(int count, string what) => count <= 0 ? "" : $"{count} more {what}{(count > 1 ? "s" : "")}";

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Reply(true);
        else if (_scroller.Press(key)) Redraw();
    }

    /// <inheritdoc/>
    public override void Back() => Reply(true);
}
