using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>The last 5,000 lines of what a job says, by their numbers from its beginning; safe to write from any thread, made safe to show.</summary>
internal sealed class LineBuffer
{
    private const int Most = 5000;
    private const int MostChars = 2 * 1024 * 1024; // of all lines together: some programs end none
    private readonly Lock _lock = new();
    private readonly string[] _lines = new string[Most];
    private long _first;
    private long _next;
    private int _chars;
    private bool _unseen;

    /// <summary>The numbers of the oldest line that is kept, and of the one that comes next.</summary>
    public (long First, long Next) Bounds
    {
        get
        {
            lock (_lock) return (_first, _next);
        }
    }

    /// <summary>A line; empty where it is not kept any more.</summary>
    public string this[long number]
    {
        get
        {
            lock (_lock) return number >= _first && number < _next ? _lines[number % Most] : "";
        }
    }

    /// <summary>Adds what was said; true where nobody was told yet that there is something new.</summary>
    public bool Add(string text)
    {
        var said = text.TrimEnd('\r', '\n');
        string[] lines = said.Contains('\n') ? [.. said.Split('\n').Select(Printable.Clean)] : [Printable.Clean(said)];
        lock (_lock)
        {
            foreach (var line in lines) Keep(line);
            var news = !_unseen;
            _unseen = true;
            return news;
        }
    }

    /// <summary>The next line is news again.</summary>
    public void Seen()
    {
        lock (_lock) _unseen = false;
    }

    private void Keep(string line)
    {
        if (_next - _first == Most) Forget();
        _lines[_next++ % Most] = line;
        _chars += line.Length;
        while (_chars > MostChars && _next - _first > 1) Forget();
    }

    private void Forget()
    {
        ref var oldest = ref _lines[_first++ % Most];
        _chars -= oldest.Length;
        oldest = "";
    }
}
