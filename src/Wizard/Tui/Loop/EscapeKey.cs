using System.Collections.Concurrent;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Time;

namespace Wizard.Tui.Loop;

/// <summary>Turns the reader's mark for a lone ESC into the key at once, where the library would wait for more of a sequence.</summary>
internal sealed class EscapeKey(ConcurrentQueue<char> queue, ITimeProvider? time) : AnsiInputProcessor(queue, time)
{
    /// <summary>Stands for a lone ESC between reader and processor: a noncharacter, which the reader drops where it is typed.</summary>
    public const char Mark = '\uFFFF';

    /// <inheritdoc/>
    protected override void Process(char input)
    {
        if (input != Mark) base.Process(input);
        else if (GetParser().State == AnsiResponseParserState.Normal) RaiseKeyDownEvent(new Key(KeyCode.Esc));
        else base.Process('\x1b');
    }
}
