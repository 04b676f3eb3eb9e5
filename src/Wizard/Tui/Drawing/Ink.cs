using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace Wizard.Tui.Drawing;

/// <summary>How a piece of text is drawn. It never carries a meaning that the words do not carry.</summary>
internal enum Ink
{
    /// <summary>As the terminal draws text.</summary>
    Plain,

    /// <summary>Questions, titles, what is selected.</summary>
    Strong,

    /// <summary>What stands beside: present values, help, what cannot be chosen.</summary>
    Dim,

    /// <summary>What is wrong.</summary>
    Alarm,

    /// <summary>The title line and the line of keys.</summary>
    Bar,

    /// <summary>Light on dark, whatever the terminal's colours: a camera must tell them apart the right way round.</summary>
    Light,
}

/// <summary>The terminal's own two colours and its styles; red for what is wrong, unless NO_COLOR is set.</summary>
internal sealed record Palette(bool Colours)
{
    private static Attribute Styled(TextStyle style) => new(Color.None, Color.None, style);

    /// <summary>What the terminal is told.</summary>
    public Attribute this[Ink ink] => ink switch
    {
        Ink.Strong => Styled(TextStyle.Bold),
        Ink.Dim => Styled(TextStyle.Faint),
        Ink.Alarm when Colours => new(new Color(ColorName16.Red), Color.None, TextStyle.Bold),
        Ink.Alarm => Styled(TextStyle.Bold),
        Ink.Light when Colours => new(new Color(ColorName16.White), new Color(ColorName16.Black)),
        Ink.Bar => Styled(TextStyle.Reverse),
        _ => Styled(TextStyle.None),
    };
}
