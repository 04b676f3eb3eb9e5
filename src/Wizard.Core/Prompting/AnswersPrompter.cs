namespace Wizard.Prompting;

/// <summary>Takes every answer from a book of prepared ones; a question without an answer, or an answer without a question, is an error that names it.</summary>
/// <param name="book">The prepared answers.</param>
/// <param name="terminal">Where notes and jobs are told.</param>
public sealed class AnswersPrompter(AnswerBook book, ILineTerminal terminal) : IPrompter
{
    private readonly PlainPrompter _plain = new(terminal);
    private bool _insideMenu;

    /// <summary>The file of answers, where others than its owner may read it: no secret is taken from it then. Null for none.</summary>
    public string? Exposed { get; init; }

    /// <inheritdoc/>
    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        _insideMenu |= question.IsMenu;
        if (question.IsMenu && book.WasUsed(question.Id) && !book.Unused.Contains(question.Id)) throw new StepBackException();
        var text = Answer(question.Id, $"{question.Title} One of: {string.Join("; ", question.Options.Select(option => option.Label))}");
        var index = OptionFinder.Find(question, text)
            ?? throw Refused(question.Id, $"{text} is none of: {string.Join("; ", question.Options.Select(option => option.Label))}.");
        return question.Options[index].Disabled is { } reason ? throw Refused(question.Id, $"{question.Options[index].Label}: not now: {reason}") : Task.FromResult(index);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation)
    {
        var options = new ChoiceQuestion(question.Id, question.Title, [.. question.Options.Select(label => new Option(label))]);
        var texts = book.NextSeveral(question.Id) ?? throw Missing(question.Id, question.Title);
        IReadOnlyList<int> chosen = [.. texts.Select(text => OptionFinder.Find(options, text) ?? throw Refused(question.Id, $"{text} is none of: {string.Join("; ", question.Options)}.")).Distinct().Order()];
        return Task.FromResult(chosen);
    }

    /// <inheritdoc/>
    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation)
    {
        var text = Answer(question.Id, question.Title);
        if (question.Secret && text.Length > 0 && Exposed is { } file)
            throw new UserError($"The answer to {question.Id} is a secret, and others may read {file}.", $"Run `chmod 600 {file}`, and change that secret if somebody may have read it.");
        return question.Refuse(text) is { } refusal ? throw Refused(question.Id, refusal) : Task.FromResult(text);
    }

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation)
    {
        foreach (var line in question.Details) terminal.Say(line);
        return YesNo.TryParse(Answer(question.Id, question.Title), out var yes) ? Task.FromResult(yes) : throw Refused(question.Id, "it is neither yes nor no.");
    }

    /// <inheritdoc/>
    public Task ShowAsync(Note note, CancellationToken cancellation) => note.Problem is { } problem ? throw problem : _plain.ShowAsync(note, cancellation);

    /// <inheritdoc/>
    public Task WatchAsync(Job job, CancellationToken cancellation) => _plain.WatchAsync(job, cancellation);

    /// <inheritdoc/>
    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);

    /// <summary>Inside a menu another flow may still ask for what is left; a single flow has asked all that it will.</summary>
    public void FlowEnded()
    {
        if (!_insideMenu) ThrowWhereAnswersAreLeft();
    }

    /// <summary>Objects to answers that nothing asked for.</summary>
    /// <exception cref="UserError">Names them.</exception>
    public void ThrowWhereAnswersAreLeft()
    {
        var left = book.Unused.ToList();
        if (left.Count > 0) throw new UserError($"Nothing asked for these answers, or not so often: {string.Join(", ", left)}.", "Remove them from the file of answers, or correct their names; a value with commas is one text, not a list.");
    }

    private string Answer(string id, string title) => book.Next(id) ?? throw Missing(id, title);

    private static UserError Missing(string id, string title) =>
        new($"The file of answers has no answer to {id} ({title}).", $"Add a line `{id}: ...` to it.");

    private static UserError Refused(string id, string why) => new($"The answer to {id} is refused: {why}", "Correct it in the file of answers.");
}
