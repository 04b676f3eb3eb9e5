using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace Wizard.Tui.Views;

/// <summary>Looks for a word in a growing text, as a pager does: / types it, n and N go on. Case does not count.</summary>
/// <param name="lines">The text.</param>
/// <param name="window">What of it is on the screen.</param>
internal sealed class LineSearch(LineBuffer lines, LineWindow window)
{
    private string _typed = "";

    /// <summary>True while the word is being typed.</summary>
    public bool IsTyping { get; private set; }

    /// <summary>What is looked for; empty for nothing.</summary>
    public string Word { get; private set; } = "";

    /// <summary>The number of the line that was found last; negative where none was.</summary>
    public long Found { get; private set; } = -1;

    /// <summary>The keys that work now.</summary>
    public IReadOnlyList<string> Keys => Word.Length > 0 ? ["n/N next/previous", "/ search"] : ["/ search"];

    /// <summary>What stands below the text; empty for nothing.</summary>
    public string State => IsTyping ? $"/{_typed}" : Word.Length == 0 ? "" : $"/{Word}  {Count()}";

    /// <summary>True where the key is one of its own.</summary>
    public bool Press(Key key)
    {
        if (IsTyping) Type(key);
        else if (key.AsRune.Value == '/') (IsTyping, _typed) = (true, "");
        else if (Word.Length > 0 && key.AsRune.Value == 'n') Go(Found + 1, 1);
        else if (Word.Length > 0 && key.AsRune.Value == 'N') Go(Found - 1, -1);
        else return false;
        return true;
    }

    /// <summary>Takes pasted text as a part of the word.</summary>
    public void Paste(string text)
    {
        if (IsTyping) _typed += text.Split('\n')[0].TrimEnd('\r');
    }

    /// <summary>Leaves the typing; false where nothing was being typed.</summary>
    public bool Back()
    {
        var was = IsTyping;
        IsTyping = false;
        return was;
    }

    /// <summary>True where a line holds the word.</summary>
    public bool Matches(string line) => Word.Length > 0 && line.Contains(Word, StringComparison.OrdinalIgnoreCase);

    private void Type(Key key)
    {
        if (key.KeyCode == KeyCode.Enter) Accept();
        else if (key.KeyCode == KeyCode.Backspace && _typed.Length == 0) IsTyping = false;
        else if (key.KeyCode == KeyCode.Backspace) _typed = _typed[..^1];
        else if (!key.IsCtrl && !key.IsAlt && key.AsRune.Value >= ' ') _typed += key.AsRune;
    }

    private void Accept()
    {
        (IsTyping, Word, Found) = (false, _typed, -1);
        if (Word.Length > 0) Go(window.Top, 1);
    }

    // round from the end to the beginning, as long as there is one at all
    private void Go(long from, int step)
    {
        var (first, next) = lines.Bounds;
        var count = next - first;
        for (long passed = 0, at = from < first || from >= next ? step > 0 ? first : next - 1 : from; passed < count; passed++, at += step)
        {
            at = at < first ? next - 1 : at >= next ? first : at;
            if (!Matches(lines[at])) continue;
            Found = at;
            window.Show(at);
            return;
        }

        Found = -1;
    }

    private string Count()
    {
        var (first, next) = lines.Bounds;
        var (all, before) = (0, 0);
        for (var at = first; at < next; at++)
        {
            if (!Matches(lines[at])) continue;
            all++;
            if (at <= Found) before++;
        }

        return all == 0 ? "no line has that" : Found < first ? $"{all} {(all == 1 ? "line has" : "lines have")} that" : $"{before} of {all} lines that have it";
    }
}
