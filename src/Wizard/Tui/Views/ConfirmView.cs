using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Yes or no, with what is to be agreed to above it.</summary>
internal sealed class ConfirmView(ConfirmQuestion question) : Question<bool>
{
    private static readonly Line[] Answers = [new("Yes"), new("No")];
    private readonly ListCursor _cursor = new(question.Default ? 0 : 1);
    private readonly Scroller _details = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys =>
        ["y yes", "n no", "Enter choose", "ESC back", .. _details.Scrolls ? ["PgUp/PgDn scroll"] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title("? " + question.Title, width)];
        if (question.Details.Count == 0) return [.. head, .. _cursor.Window(Answers, 2)];
        List<Line> details = [.. question.Details.SelectMany(detail => Words.Wrap(Printable.Clean(detail), width)).Select(text => new Line(text))];
        var shown = _details.Window(details, height - head.Count - 5).ToList();
        Line[] where = _details.Scrolls ? [new(_details.Position, Ink.Dim)] : [];
        return [.. head, Line.Blank, .. shown, .. where, Line.Blank, .. _cursor.Window(Answers, 2)];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Reply(_cursor.Selected == 0);
        else if (key.NoShift == Key.Y) Reply(true);
        else if (key.NoShift == Key.N) Reply(false);
        else if (key.KeyCode is KeyCode.PageUp or KeyCode.PageDown) _details.Press(key);
        else _cursor.Press(key, Answers.Length);
        Redraw();
    }
}
