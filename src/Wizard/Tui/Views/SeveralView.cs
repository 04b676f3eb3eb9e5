using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Choose any number of several: Space marks.</summary>
internal sealed class SeveralView(SeveralQuestion question) : Question<IReadOnlyList<int>>
{
    private readonly ListCursor _cursor = new(0);
    private readonly SortedSet<int> _marked = [.. question.Marked];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => ["Enter accept", "ESC back", "Space mark", "Up/Down move"];

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title("? " + question.Title, width)];
        var options = question.Options.Select((label, index) => new Line($"[{(_marked.Contains(index) ? 'x' : ' ')}] {label}")).ToList();
        return [.. head, .. _cursor.Window(options, height - head.Count)];
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Reply([.. _marked]);
        else if (key.KeyCode == KeyCode.Space) Toggle(_cursor.Selected);
        else if (!_cursor.Press(key, question.Options.Count)) TogglePosition(key.AsRune.Value - '1');
        Redraw();
    }

    private void TogglePosition(int index)
    {
        if (index is < 0 or > 8 || index >= question.Options.Count) return;
        _cursor.Select(index);
        Toggle(index);
    }

    private void Toggle(int index)
    {
        if (index < question.Options.Count && !_marked.Remove(index)) _marked.Add(index);
    }
}
