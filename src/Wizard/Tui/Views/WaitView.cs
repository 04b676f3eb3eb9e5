using Terminal.Gui.Input;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Something is being looked up and takes longer than a blink; ESC gives it up.</summary>
internal sealed class WaitView(string what, Action giveUp) : Page
{
    private bool _givenUp;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys => _givenUp ? ["stopping"] : ["ESC back"];

    /// <inheritdoc/>
    public override bool Listens => !_givenUp;

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height) => Title($"One moment: {what}", width);

    /// <inheritdoc/>
    public override void Press(Key key)
    {
    }

    /// <inheritdoc/>
    public override void Back()
    {
        _givenUp = true;
        giveUp();
        Redraw();
    }
}
