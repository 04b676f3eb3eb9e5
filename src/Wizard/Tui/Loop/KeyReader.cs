using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Terminal.Gui.Drivers;

namespace Wizard.Tui.Loop;

/// <summary>Reads keys from standard input: sleeps in poll(2) until one is there, and tells ESC from the start of a sequence.</summary>
/// <param name="wake">Called after something was put into the queue.</param>
/// <param name="hungUp">Called when the terminal is gone.</param>
internal sealed class KeyReader(Action wake, Action hungUp) : IInput<char>
{
    /// <summary>How long an ESC is held, in milliseconds: the rest of a key's sequence comes within that time, over SSH too.</summary>
    private const int Hold = 25;

    private readonly AnsiInput _rawMode = new(); // for its constructor and Dispose alone: raw mode on and off
    private readonly Decoder _utf8 = Encoding.UTF8.GetDecoder();
    private readonly byte[] _bytes = new byte[4096];
    private readonly char[] _chars = new char[4097];
    private ConcurrentQueue<char> _queue = new();
    private bool _escape;

    /// <inheritdoc/>
    public CancellationTokenSource? ExternalCancellationTokenSource { get; set; }

    /// <inheritdoc/>
    public void Initialize(ConcurrentQueue<char> inputQueue) => _queue = inputQueue;

    /// <inheritdoc/>
    public void Run(CancellationToken runCancellationToken)
    {
        using var pipe = new WakePipe(runCancellationToken);
        Span<Libc.Pollfd> sources =
        [
            new() { Descriptor = 0, Events = Libc.Readable },
            new() { Descriptor = pipe.Descriptor, Events = Libc.Readable },
        ];
        while (!runCancellationToken.IsCancellationRequested)
        {
            var ready = Libc.Poll(sources, 2, _escape ? Hold : -1);
            if (ready == 0) ReleaseEscape();
            if (ready > 0 && sources[0].Happened != 0 && !ReadOnce()) break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rawMode.Dispose();

    /// <summary>False when the terminal is gone.</summary>
    private bool ReadOnce()
    {
        var got = (int)Libc.Read(0, _bytes, _bytes.Length);
        if (got < 0 && Marshal.GetLastPInvokeError() is Libc.Interrupted or Libc.TryAgain) return true;
        if (got <= 0)
        {
            hungUp();
            return false;
        }
        Enqueue(_chars.AsSpan(0, _utf8.GetChars(_bytes, 0, got, _chars, 0)));
        wake();
        return true;
    }

    private void Enqueue(ReadOnlySpan<char> typed)
    {
        foreach (var c in typed)
        {
            if (c == EscapeKey.Mark) continue;
            if (_escape) _queue.Enqueue(c == '\x1b' ? EscapeKey.Mark : '\x1b');
            _escape = c == '\x1b';
            if (!_escape) _queue.Enqueue(c);
        }
    }

    private void ReleaseEscape()
    {
        _escape = false;
        _queue.Enqueue(EscapeKey.Mark);
        wake();
    }
}
