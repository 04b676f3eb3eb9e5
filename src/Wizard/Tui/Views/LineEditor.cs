using System.Globalization;
using System.Text;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Text;

namespace Wizard.Tui.Views;

/// <summary>One line of typed text, by what a reader sees as characters, with the keys of a shell's line.</summary>
/// <remarks>Not the library's field: that one keeps an undo history, runs clipboard programs and opens a menu of its own, and a secret must meet none of them.</remarks>
internal sealed class LineEditor
{
    private readonly List<string> _elements = [];
    private int _at;
    private int _first;
    private bool _isProposal;

    /// <summary>Starts with a proposal, the cursor behind it: typing replaces it, moving or deleting takes it over.</summary>
    public LineEditor(string proposal)
    {
        Insert(proposal);
        _isProposal = true;
    }

    /// <summary>What stands in the line.</summary>
    public string Text => string.Concat(_elements);

    /// <summary>Empties the line.</summary>
    public void Clear()
    {
        _elements.Clear();
        _at = 0;
    }

    /// <summary>Puts text at the cursor, or in the place of an untouched proposal; control characters and all after the first line are dropped.</summary>
    public void Insert(string text)
    {
        if (_isProposal) Clear();
        _isProposal = false;
        var line = text.AsSpan().TrimStart("\r\n");
        var end = line.IndexOfAny('\r', '\n');
        var clean = string.Concat((end < 0 ? line : line[..end]).ToString().EnumerateRunes().Where(rune => !Rune.IsControl(rune)));
        var after = StringInfo.GetTextElementEnumerator(clean);
        while (after.MoveNext()) _elements.Insert(_at++, after.GetTextElement());
    }

    /// <summary>True where the key changed the text.</summary>
    public bool Press(Key key)
    {
        var before = Text;
        if (Move(key)) return false;
        if (!Delete(key) && !key.IsCtrl && !key.IsAlt && key.AsRune.Value >= ' ') Insert(key.AsRune.ToString());
        return Text != before;
    }

    /// <summary>The part that fits that many columns, cursor included, and the cursor's column in it.</summary>
    public (string Text, int Cursor) Window(int width, bool masked)
    {
        var shown = masked ? [.. _elements.Select(_ => "*")] : _elements;
        _first = Math.Min(_first, Math.Max(0, _at - 1)); // what Backspace would delete stays in sight
        while (Columns(shown, _first, _at) >= width) _first++;
        var last = _first;
        while (last < shown.Count && Columns(shown, _first, last + 1) <= width) last++;
        return (string.Concat(shown[_first..last]), Columns(shown, _first, _at));
    }

    private static int Columns(List<string> elements, int from, int to) => elements[from..to].Sum(element => element.GetColumns());

    private bool Move(Key key)
    {
        var target = key.KeyCode switch
        {
            KeyCode.CursorLeft => _at - 1,
            KeyCode.CursorRight => _at + 1,
            KeyCode.Home or (KeyCode.A | KeyCode.CtrlMask) => 0,
            KeyCode.End or (KeyCode.E | KeyCode.CtrlMask) => _elements.Count,
            _ => int.MinValue,
        };
        if (target == int.MinValue) return false;
        _at = Math.Clamp(target, 0, _elements.Count);
        _isProposal = false;
        return true;
    }

    private bool Delete(Key key)
    {
        var (from, to) = key.KeyCode switch
        {
            KeyCode.Backspace => (_at - 1, _at),
            KeyCode.Delete => (_at, _at + 1),
            KeyCode.U | KeyCode.CtrlMask => (0, _at),
            KeyCode.K | KeyCode.CtrlMask => (_at, _elements.Count),
            KeyCode.W | KeyCode.CtrlMask => (WordStart(), _at),
            _ => (-1, -2),
        };
        if (to == -2) return false;
        (from, to) = (Math.Max(0, from), Math.Min(to, _elements.Count));
        _elements.RemoveRange(from, to - from);
        _at = from;
        _isProposal = false;
        return true;
    }

    private int WordStart()
    {
        var start = _at;
        while (start > 0 && _elements[start - 1] == " ") start--;
        while (start > 0 && _elements[start - 1] != " ") start--;
        return start;
    }
}
