namespace Wizard.Settings.Types;

/// <summary>One of a few words.</summary>
/// <param name="words">The words, in the order in which they are offered.</param>
public sealed class EnumType(IReadOnlyList<string> words) : SingleLineType("enum", $"one of {string.Join(", ", words)}", words[0])
{
    /// <summary>The words, in the order in which they are offered.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        Words.FirstOrDefault(word => word.Equals(line, StringComparison.OrdinalIgnoreCase)) is { } word
            ? Verdict.Accept(word)
            : Refuse($"{Shown.Text(line)} is none of them{(Nearest.To(line, Words) is { } near ? $" (did you mean {near}?)" : "")}");
}
