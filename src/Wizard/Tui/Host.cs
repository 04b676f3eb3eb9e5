using System.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;
using Wizard.Tui.Drawing;
using Line = Wizard.Tui.Drawing.Line;

namespace Wizard.Tui;

/// <summary>The whole screen: title line, the present page, the line of keys. Every key comes here first.</summary>
/// <param name="palette">How text is drawn.</param>
/// <param name="interrupt">Called on Ctrl-C.</param>
internal sealed class Host(Palette palette, Action interrupt) : Runnable
{
    /// <summary>The smallest screen on which every prompt can be answered.</summary>
    private static readonly Size Smallest = new(30, 8);

    /// <summary>Below this height the blank lines around the page are given to the page.</summary>
    private const int Roomy = 16;

    private readonly Queue<Action<Page>> _early = new();
    private Page? _page;

    /// <summary>The title line: context, project, instance, and what is due.</summary>
    public string Header { get; private set; } = "";

    /// <summary>True where a prompt waits for keys.</summary>
    public bool Listens => _page is { Listens: true };

    /// <summary>Sets the title line.</summary>
    public void Entitle(string header)
    {
        Header = Printable.Clean(header);
        SetNeedsDraw();
    }

    /// <summary>Shows a page in place of the present one; keys that were typed ahead are its first.</summary>
    public void Open(Page page)
    {
        if (_page is not null) _page.Changed -= SetNeedsDraw;
        _page = page;
        _page.Changed += SetNeedsDraw;
        SetNeedsDraw();
        while (Listens && _early.TryDequeue(out var typed)) typed(_page);
    }

    /// <summary>Takes a key: Ctrl-C ends, the rest is the page's, or the next page's where this one has its answer.</summary>
    public void Take(Key key)
    {
        key.Handled = true;
        if (key == Key.C.WithCtrl) interrupt();
        else if (key == Key.L.WithCtrl) App?.LayoutAndDraw(true);
        else if (key == Key.Esc) Give(page => page.Back());
        else Give(page => page.Press(key));
    }

    /// <summary>Takes pasted text: the page's, never keys, so that a line feed in it answers nothing.</summary>
    public void Paste(string text) => Give(page => page.Paste(text));

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        Cursor = new Cursor();
        var (width, height) = (Viewport.Width, Viewport.Height);
        if (width < Smallest.Width || height < Smallest.Height)
        {
            DrawLine(0, new($"{width}x{height} is too small:", Ink.Strong));
            DrawLine(1, new($"{Smallest.Width}x{Smallest.Height} is needed."));
            return true;
        }
        DrawBar(0, Header);
        DrawPage(height >= Roomy ? 2 : 1, width, height >= Roomy ? height - 4 : height - 2);
        DrawBar(height - 1, KeysOn(width));
        return true;
    }

    private void Give(Action<Page> typed)
    {
        if (Listens) typed(_page!);
        else _early.Enqueue(typed);
    }

    private void DrawPage(int top, int width, int height)
    {
        if (_page is null) return;
        var row = top;
        foreach (var line in _page.Draw(width, height).Take(height)) DrawLine(row++, line);
        if (_page.Listens && _page.Cursor is { } at && at.Y < height)
            Cursor = new Cursor { Position = ViewportToScreen(at with { Y = at.Y + top }), Style = CursorStyle.Default };
    }

    private void DrawLine(int row, Line line)
    {
        Move(0, row);
        var text = Words.Cut(Printable.Clean(line.Text), Viewport.Width);
        DrawText(text, line);
        if (line.Aside.Length == 0) return;
        SetAttribute(palette[Ink.Dim]);
        AddStr(Words.Cut(Printable.Clean(line.Aside), Math.Max(0, Viewport.Width - Words.Columns(text))));
    }

    private void DrawText(string text, Line line)
    {
        var start = 0;
        for (int at; line.Sought.Length > 0 && (at = text.IndexOf(line.Sought, start, StringComparison.OrdinalIgnoreCase)) >= 0; start = at + line.Sought.Length)
        {
            DrawPiece(text[start..at], line.Ink);
            DrawPiece(text.Substring(at, line.Sought.Length), Ink.Bar);
        }

        DrawPiece(text[start..], line.Ink);
    }

    private void DrawPiece(string text, Ink ink)
    {
        SetAttribute(palette[ink]);
        AddStr(text);
    }

    private void DrawBar(int row, string text)
    {
        var shown = Words.Cut(" " + text, Viewport.Width);
        DrawLine(row, new(shown + new string(' ', Viewport.Width - Words.Columns(shown)), Ink.Bar));
    }

    private string KeysOn(int width)
    {
        var shown = "";
        foreach (var key in _page?.Keys ?? ["One moment"])
        {
            var more = shown.Length == 0 ? key : shown + "  " + key;
            if (Words.Columns(more) >= width) break;
            shown = more;
        }
        return shown;
    }
}
