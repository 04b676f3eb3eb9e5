namespace Wizard.Tui.Loop;

/// <summary>The modes of the terminal at one moment (echo, lines or keys, signals of keys), for putting them back: a program that was killed leaves its own behind.</summary>
internal sealed class TerminalModes : IDisposable
{
    private readonly byte[] _termios = new byte[256]; // struct termios, opaque: 60 bytes on Linux
    private readonly bool _isTerminal;

    /// <summary>Notes them.</summary>
    public TerminalModes() => _isTerminal = Libc.GetModes(0, _termios) == 0;

    /// <summary>Puts them back.</summary>
    public void Dispose()
    {
        if (_isTerminal) _ = Libc.SetModes(0, Libc.AfterOutput, _termios);
    }
}
