using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>The selected line of a list, and which part of the list is on the screen.</summary>
internal sealed class ListCursor(int selected)
{
    private int _count;
    private int _height = 1;
    private int _top;

    /// <summary>The selected index.</summary>
    public int Selected { get; private set; } = selected;

    /// <summary>Selects a line.</summary>
    public void Select(int index) => Selected = index;

    /// <summary>True where the key moves the cursor. It stops at both ends.</summary>
    public bool Press(Key key, int count)
    {
        if (Target(key, count) is not { } target) return false;
        Selected = Math.Clamp(target, 0, Math.Max(0, count - 1));
        return true;
    }

    /// <summary>The lines on a screen of that height: <c>> </c> before the selected one, <c>^ </c> and <c>v </c> where the list goes on.</summary>
    public IEnumerable<Line> Window(IReadOnlyList<Line> lines, int height)
    {
        (_count, _height) = (lines.Count, Math.Clamp(height, 1, Math.Max(1, lines.Count)));
        Selected = Math.Clamp(Selected, 0, Math.Max(0, _count - 1));
        _top = Math.Clamp(_top, Math.Max(0, Selected - _height + 1), Math.Min(Selected, Math.Max(0, _count - _height)));
        return lines.Skip(_top).Take(_height).Select((line, row) => line with { Text = Mark(row) + line.Text });
    }

    private string Mark(int row)
    {
        if (_top + row == Selected) return "> ";
        if (row == 0 && _top > 0) return "^ ";
        return row == _height - 1 && _top + _height < _count ? "v " : "  ";
    }

    private int? Target(Key key, int count) => key.KeyCode switch
    {
        KeyCode.CursorUp => Selected - 1,
        KeyCode.CursorDown => Selected + 1,
        KeyCode.PageUp => Selected - _height,
        KeyCode.PageDown => Selected + _height,
        KeyCode.Home => 0,
        KeyCode.End => count - 1,
        _ => null,
    };
}
