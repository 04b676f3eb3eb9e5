using System.Drawing;
using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui;

/// <summary>What the screen shows between title line and key line: one prompt. Says what it looks like; the host draws it.</summary>
internal abstract class Page
{
    /// <summary>Raised when it looks different.</summary>
    public event Action? Changed;

    /// <summary>The keys that work now, the most important first: a narrow screen shows only those.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>True as long as keys are for this page; after that they wait for the next one.</summary>
    public abstract bool Listens { get; }

    /// <summary>Where the cursor stands in what was drawn last; null where it is hidden.</summary>
    public Point? Cursor { get; protected set; }

    /// <summary>The lines on an area of that size, no more than it holds.</summary>
    public abstract IEnumerable<Line> Draw(int width, int height);

    /// <summary>A key other than ESC and Ctrl-C.</summary>
    public abstract void Press(Key key);

    /// <summary>ESC.</summary>
    public abstract void Back();

    /// <summary>Text that was pasted.</summary>
    public virtual void Paste(string text)
    {
    }

    /// <summary>Asks for being drawn again.</summary>
    protected void Redraw() => Changed?.Invoke();

    /// <summary>A title on as many lines as it needs.</summary>
    protected static IEnumerable<Line> Title(string text, int width) =>
        Words.Wrap(Printable.Clean(text), width).Select(line => new Line(line, Ink.Strong));
}
