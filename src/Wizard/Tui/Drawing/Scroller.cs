using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace Wizard.Tui.Drawing;

/// <summary>Which part of a long text is on the screen. The keys move it.</summary>
internal sealed class Scroller
{
    private int _count;
    private int _height;
    private int _top;

    /// <summary>True where not all of the text is on the screen.</summary>
    public bool Scrolls => _count > _height;

    /// <summary>Where in the text the screen ends, as in <c>21 of 80 lines</c>.</summary>
    public string Position => $"{Math.Min(_count, _top + _height)} of {_count} lines";

    /// <summary>The lines on a screen of that height.</summary>
    public IEnumerable<T> Window<T>(IReadOnlyList<T> lines, int height)
    {
        (_count, _height) = (lines.Count, Math.Max(1, height));
        _top = Math.Clamp(_top, 0, End);
        return lines.Skip(_top).Take(_height);
    }

    /// <summary>True where the key scrolls.</summary>
    public bool Press(Key key)
    {
        if (Target(key) is not { } target) return false;
        _top = Math.Clamp(target, 0, End);
        return true;
    }

    private int End => Math.Max(0, _count - _height);

    private int? Target(Key key) => key.KeyCode switch
    {
        KeyCode.CursorUp => _top - 1,
        KeyCode.CursorDown => _top + 1,
        KeyCode.PageUp => _top - _height,
        KeyCode.PageDown => _top + _height,
        KeyCode.Home => 0,
        KeyCode.End => End,
        _ => null,
    };
}
