using Terminal.Gui.Drawing;
using Wizard.Tui.Drawing;
using Xunit;

namespace Wizard.Tests.Tui;

public class PaletteTests
{
    [Fact]
    public void NO_COLOR_leaves_every_colour_to_the_terminal()
    {
        var palette = new Palette(Colours: false);
        Assert.All(Enum.GetValues<Ink>(), ink => Assert.Equal((Color.None, Color.None), (palette[ink].Foreground, palette[ink].Background)));
    }

    [Fact]
    public void What_is_wrong_is_red_where_colours_are_wanted() =>
        Assert.NotEqual(Color.None, new Palette(Colours: true)[Ink.Alarm].Foreground);
}
