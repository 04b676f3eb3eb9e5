using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>The last 5,000 lines of what a job says, safe to write from any thread, made safe to show.</summary>
internal sealed class LineBuffer
{
    private const int Most = 5000;
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private bool _unseen;

    /// <summary>Adds what was said; true where nobody was told yet that there is something new.</summary>
    public bool Add(string text)
    {
        var lines = text.TrimEnd('\r', '\n').Split('\n').Select(Printable.Clean).ToArray();
        lock (_lock)
        {
            foreach (var line in lines) _lines.Enqueue(line);
            while (_lines.Count > Most) _lines.Dequeue();
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

    /// <summary>The lines of this moment.</summary>
    public IReadOnlyList<string> Snapshot()
    {
        lock (_lock) return [.. _lines];
    }
}
