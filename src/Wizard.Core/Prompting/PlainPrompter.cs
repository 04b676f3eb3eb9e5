using System.Globalization;

namespace Wizard.Prompting;

/// <summary>The same questions as numbered prompts on plain lines: for screen readers, serial consoles and pipes.</summary>
/// <param name="terminal">Where lines are read and written.</param>
public sealed class PlainPrompter(ILineTerminal terminal) : IPrompter
{
    private const string Back = "<";

    /// <inheritdoc/>
    public async Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        WriteOptions(question);
        while (true)
        {
            var text = await ReadAsync($"Number or words [{question.Selected + 1}], {Back} goes back: ", secret: false, cancellation).ConfigureAwait(false);
            var index = text.Length == 0 ? question.Selected : OptionFinder.Find(question, text);
            if (index is null) terminal.Say($"{text} is none of them: type a number from 1 to {question.Options.Count}.");
            else if (question.Options[index.Value].Disabled is { } reason) terminal.Say($"Not now: {reason}");
            else return index.Value;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation)
    {
        terminal.Say($"? {question.Title}");
        for (var i = 0; i < question.Options.Count; i++) terminal.Say($"  {i + 1}. [{(question.Marked.Contains(i) ? '*' : ' ')}] {question.Options[i]}");
        while (true)
        {
            var text = await ReadAsync($"Numbers, comma separated (Enter keeps the marked, 0 is none), {Back} goes back: ", secret: false, cancellation).ConfigureAwait(false);
            if (text.Length == 0) return question.Marked;
            if (Numbers(text, question.Options.Count) is { } chosen) return chosen;
            terminal.Say($"Type numbers from 1 to {question.Options.Count}, for example 1,2.");
        }
    }

    /// <inheritdoc/>
    public async Task<string> AskAsync(TextQuestion question, CancellationToken cancellation)
    {
        terminal.Say(question.Title);
        if (question.Help.Length > 0) terminal.Say(question.Help);
        var present = question.Initial.Length > 0 && !question.Secret ? $"[{question.Initial}] " : "";
        while (true)
        {
            var typed = await ReadAsync($"{present}: ", question.Secret, cancellation).ConfigureAwait(false);
            var text = typed switch { "" => question.Initial, "-" when present.Length > 0 => "", _ => typed };
            if (question.Refuse(text) is not { } refusal) return Remarked(question, text);
            terminal.Say(refusal);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation)
    {
        foreach (var line in question.Details) terminal.Say(line);
        while (true)
        {
            var text = await ReadAsync($"{question.Title} [{(question.Default ? "Y/n" : "y/N")}]: ", secret: false, cancellation).ConfigureAwait(false);
            if (text.Length == 0) return question.Default;
            if (YesNo.TryParse(text, out var yes)) return yes;
            terminal.Say("Type y or n.");
        }
    }

    /// <inheritdoc/>
    public Task ShowAsync(Note note, CancellationToken cancellation)
    {
        if (!note.IsResult) terminal.Say(note.Title);
        foreach (var line in note.Lines) Show(note, line);
        if (note.Code is { } code) Draw(code);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WatchAsync(Job job, CancellationToken cancellation)
    {
        if (!job.IsResult) terminal.Say(job.Title);
        return job.Run(job.IsResult ? terminal.Result : terminal.Say, cancellation);
    }

    /// <inheritdoc/>
    public async Task<int> HandOverAsync(Handover handover, CancellationToken cancellation)
    {
        terminal.Say(handover.Title);
        using var lent = terminal.Lend();
        return await handover.Run(terminal.IsTerminal, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);

    private string Remarked(TextQuestion question, string text)
    {
        if (question.Remark(text) is { } remark) terminal.Say(remark);
        return text;
    }

    private void Draw(string code)
    {
        if (!terminal.HasHalfBlocks) terminal.Say("A QR code cannot be drawn here: the letters of this terminal have no half blocks. Look at it over SSH, from a terminal of another computer.");
        else foreach (var row in QrCode.Rows(code, halfBlocks: true)) terminal.Say(row);
    }

    private void Show(Note note, string line)
    {
        if (note.IsResult) terminal.Result(line);
        else terminal.Say(line);
    }

    private void WriteOptions(ChoiceQuestion question)
    {
        terminal.Say($"? {question.Title}");
        for (var i = 0; i < question.Options.Count; i++)
        {
            var option = question.Options[i];
            terminal.Say($"  {i + 1}. {option.Label}{(option.Value is null ? "" : $" ({option.Value})")}{(option.Disabled is null ? "" : $" - not now: {option.Disabled}")}");
        }
    }

    private async Task<string> ReadAsync(string prompt, bool secret, CancellationToken cancellation)
    {
        var line = await terminal.ReadAsync(prompt, secret, cancellation).ConfigureAwait(false)
            ?? throw new UserError("The input ended before this question was answered: " + prompt.Trim(), "Give an answer on standard input, or a file of answers with --answers FILE.");
        return line.Trim() == Back ? throw new StepBackException() : secret ? line : line.Trim();
    }

    private static List<int>? Numbers(string text, int count)
    {
        if (text.Trim() == "0") return [];
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : -1).Distinct().Order().ToList();
        return numbers.Count > 0 && numbers[0] >= 0 && numbers[^1] < count ? numbers : null;
    }
}
