namespace Wizard.Tui.Drawing;

/// <summary>One line of the screen: its words, and what stands beside them.</summary>
internal readonly record struct Line(string Text, Ink Ink = Ink.Plain)
{
    /// <summary>Drawn dim after the words; empty where there is nothing.</summary>
    public string Aside { get; init; } = "";

    /// <summary>A word that is drawn reversed wherever it stands in the text; case does not count. Empty for none.</summary>
    public string Sought { get; init; } = "";

    /// <summary>A line with nothing on it.</summary>
    public static Line Blank { get; } = new("");
}
