using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Text to read. It was read when Enter or ESC is pressed: there is nothing to take back.</summary>
internal sealed class NoteView(Note note) : Question<bool>
{
    private readonly Scroller _scroller = new(follows: false);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys =>
        ["Enter go on", .. _scroller.Scrolls ? ["Up/Down PgUp/PgDn scroll", _scroller.Position] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title(note.Title, width), Line.Blank];
        List<Line> lines = [.. note.Lines.SelectMany(text => Words.Wrap(Printable.Clean(text), width)).Select(text => new Line(text))];
        return [.. head, .. _scroller.Window(lines, height - head.Count)];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Reply(true);
        else if (_scroller.Press(key)) Redraw();
    }

    /// <inheritdoc/>
    public override void Back() => Reply(true);
}
