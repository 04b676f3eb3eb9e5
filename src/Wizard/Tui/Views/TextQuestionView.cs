using System.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>A line of text. A refused one stays as it was typed, with the reason below until typing goes on.</summary>
internal sealed class TextQuestionView(TextQuestion question) : Question<string>
{
    private readonly LineEditor _editor = new(question.Initial);
    private string _refusal = "";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["Enter accept", "ESC back", "Ctrl-U clear"];

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title(question.Title, width), Line.Blank];
        var (text, cursor) = _editor.Window(width - 3, question.Secret);
        Cursor = new Point(2 + cursor, head.Count);
        var said = _refusal.Length > 0 ? _refusal : question.Remark(_editor.Text) ?? "";
        var refusal = said.Length > 0 ? Block(said, Ink.Alarm, width) : [];
        var help = question.Help.Length > 0 ? Block(question.Help, Ink.Dim, width).Prepend(Line.Blank) : [];
        return [.. head, new(": " + text), .. refusal, .. help];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Accept();
        else if (_editor.Press(key)) _refusal = "";
        Redraw();
    }

    /// <inheritdoc/>
    public override void Paste(string text)
    {
        _editor.Insert(question.JoinsLines ? string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)) : text.Trim());
        _refusal = "";
        Redraw();
    }

    private void Accept()
    {
        _refusal = question.Refuse(_editor.Text) ?? "";
        if (_refusal.Length == 0) Reply(_editor.Text);
        else if (question.Secret) _editor.Clear(); // nobody can correct what he cannot see
    }

    private static IEnumerable<Line> Block(string text, Ink ink, int width) =>
        text.Split('\n').SelectMany(line => Words.Wrap(Printable.Clean(line), width)).Select(line => new Line(line, ink));
}
