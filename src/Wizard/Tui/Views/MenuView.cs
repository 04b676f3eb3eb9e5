using System.Globalization;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tui.Drawing;

namespace Wizard.Tui.Views;

/// <summary>Choose one: the options as the chapter shows them, narrowed down by typing.</summary>
internal sealed class MenuView(ChoiceQuestion question) : Question<int>
{
    private const int FewestOptions = 4;
    private readonly ListCursor _cursor = new(question.Selected);
    private List<int> _shown = [.. Enumerable.Range(0, question.Options.Count)];
    private IReadOnlyList<Option> _options = question.Options;
    private string _filter = "";
    private bool _refused;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Keys =>
    [
        "Enter choose", question.IsOutermost ? "ESC leave" : "ESC back", "Up/Down move",
        .. HasDigits && _options.Count > 1 ? [$"1-{Math.Min(9, _options.Count)} choose"] : Array.Empty<string>(),
        _filter.Length > 0 ? "Backspace widen" : "letters filter",
    ];

    private bool HasDigits => _filter.Length == 0;

    private Option? Current => _shown.Count > 0 ? _options[_shown[Math.Min(_cursor.Selected, _shown.Count - 1)]] : null;

    /// <inheritdoc/>
    public override IEnumerable<Line> Draw(int width, int height)
    {
        List<Line> head = [.. Title("? " + question.Title, width)];
        List<Line> foot = [.. Foot(width)];
        var options = _shown.Select(index => Show(_options[index])).ToList();
        List<Line> details = [.. Details(height - head.Count - foot.Count - FewestOptions)];
        return [.. head, .. _cursor.Window(options, height - head.Count - foot.Count - details.Count), .. foot, .. details];
    }

    /// <summary>Shows options anew, the cursor and the filter where they are.</summary>
    public void Update(IReadOnlyList<Option> options)
    {
        if (_options.SequenceEqual(options, LooksTheSame.Instance)) return;
        _options = options;
        Narrow(_filter);
        Redraw();
    }

    /// <inheritdoc/>
    public override void Press(Key key)
    {
        _refused = false;
        if (key.KeyCode == KeyCode.Enter) Choose();
        else if (key.KeyCode == KeyCode.Backspace) Narrow(_filter.Length > 0 ? _filter[..^1] : "");
        else if (!_cursor.Press(key, _shown.Count)) Type(key);
        Redraw();
    }

    private void Type(Key key)
    {
        var typed = key.AsRune;
        if (key.IsCtrl || key.IsAlt || typed.Value < ' ') return;
        var digit = typed.Value - '1';
        if (HasDigits && digit is >= 0 and < 9)
        {
            if (digit >= _options.Count) return;
            _cursor.Select(digit);
            Choose();
        }
        else if (_filter.Length > 0 || typed.Value != ' ') Narrow(_filter + typed);
    }

    private void Choose()
    {
        if (Current is not { } option) return;
        if (option.Disabled is null) Reply(_shown[_cursor.Selected]);
        else _refused = true;
    }

    private void Narrow(string filter)
    {
        var before = _shown.ElementAtOrDefault(_cursor.Selected);
        _filter = filter;
        _shown = [.. Enumerable.Range(0, _options.Count).Where(Matches)];
        _cursor.Select(Math.Max(0, _shown.IndexOf(before)));
    }

    private bool Matches(int index) =>
        Holds(_options[index].Label) || Holds(_options[index].Value ?? "");

    private bool Holds(string text) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, _filter, CompareOptions.IgnoreCase) >= 0;

    private static Line Show(Option option)
    {
        var value = option.Value is null ? "" : $" ({option.Value})";
        return option.Disabled is null
            ? new(option.Label) { Aside = value }
            : new(option.Label, Ink.Dim) { Aside = value + " - not now" };
    }

    // as much room for every option: the list does not jump while the cursor moves
    private IEnumerable<Line> Details(int height)
    {
        var room = Math.Min(_options.Max(option => option.Details.Count), height - 1);
        if (room <= 0) return [];
        var lines = (Current?.Details ?? []).Select(line => new Line($"  {line}")).Take(room).ToList();
        return [Line.Blank, .. lines, .. Enumerable.Repeat(Line.Blank, room - lines.Count)];
    }

    private IEnumerable<Line> Foot(int width)
    {
        if (_filter.Length > 0) yield return new(_shown.Count > 0 ? $"  filter: {_filter}" : $"  filter: {_filter} (no item has that)", Ink.Dim);
        if (Current?.Disabled is not { } reason) yield break;
        yield return Line.Blank;
        foreach (var line in Words.Wrap(Printable.Clean(reason), width)) yield return new(line, _refused ? Ink.Alarm : Ink.Plain);
    }

    private sealed class LooksTheSame : IEqualityComparer<Option>
    {
        public static LooksTheSame Instance { get; } = new();

        public bool Equals(Option? one, Option? other) => one is not null && other is not null && one with { Details = other.Details } == other && one.Details.SequenceEqual(other.Details);

        public int GetHashCode(Option option) => option.Label.GetHashCode(StringComparison.Ordinal);
    }
}
