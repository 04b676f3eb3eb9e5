namespace Wizard.Prompting;

/// <summary>Plays a script of answers in order and keeps what was asked: the front end of scenario tests.</summary>
/// <param name="script">Each an id with its answer; the answer <see cref="Back"/> is ESC.</param>
public sealed class ScriptedPrompter(IEnumerable<(string Id, string Answer)> script) : IPrompter
{
    /// <summary>ESC.</summary>
    public const string Back = "<ESC>";

    private readonly Queue<(string Id, string Answer)> _script = new(script);
    private readonly List<string> _asked = [];

    /// <summary>What was asked and shown, in order: titles of questions, lines of notes and jobs.</summary>
    public IReadOnlyList<string> Transcript => _asked;

    /// <summary>The answers that were not asked for.</summary>
    public int Left => _script.Count;

    /// <summary>The last text question's first content, as a user would have seen it.</summary>
    public string LastInitial { get; private set; } = "";

    /// <summary>What the last QR code held; null where none was shown.</summary>
    public string? LastCode { get; private set; }

    /// <inheritdoc/>
    public Task<int> ChooseAsync(ChoiceQuestion question, CancellationToken cancellation)
    {
        if (question.IsMenu && _script.Count == 0) throw new StepBackException();
        var text = Next(question.Id, question.Title);
        var index = OptionFinder.Find(question, text) ?? throw new InvalidOperationException($"{question.Id}: no option {text}");
        return question.Options[index].Disabled is { } reason ? throw new InvalidOperationException($"{question.Id}: {text} is disabled: {reason}") : Task.FromResult(index);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> ChooseSeveralAsync(SeveralQuestion question, CancellationToken cancellation)
    {
        var chosen = Next(question.Id, question.Title).Split(',', StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<int> indexes = [.. chosen.Select(label => question.Options.ToList().IndexOf(label)).Order()];
        return Task.FromResult(indexes);
    }

    /// <summary>Answers the question; a refused answer is kept in the transcript and the next one of the script is taken.</summary>
    public Task<string> AskAsync(TextQuestion question, CancellationToken cancellation)
    {
        LastInitial = question.Initial;
        while (true)
        {
            var text = Next(question.Id, question.Title);
            if (question.Refuse(text) is not { } refusal) return Task.FromResult(text);
            _asked.Add(refusal);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ConfirmAsync(ConfirmQuestion question, CancellationToken cancellation)
    {
        _asked.AddRange(question.Details);
        return Task.FromResult(YesNo.TryParse(Next(question.Id, question.Title), out var yes) && yes);
    }

    /// <inheritdoc/>
    public Task ShowAsync(Note note, CancellationToken cancellation)
    {
        _asked.AddRange([note.Title, .. note.Lines]);
        LastCode = note.Code ?? LastCode;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WatchAsync(Job job, CancellationToken cancellation)
    {
        _asked.Add(job.Title);
        return job.Run(_asked.Add, cancellation);
    }

    /// <inheritdoc/>
    public Task<int> HandOverAsync(Handover handover, CancellationToken cancellation)
    {
        _asked.Add(handover.Title);
        return handover.Run(false, cancellation);
    }

    /// <inheritdoc/>
    public Task<T> LookUpAsync<T>(Lookup what, Func<CancellationToken, Task<T>> find, CancellationToken cancellation) => find(cancellation);

    private string Next(string id, string title)
    {
        _asked.Add(title);
        if (!_script.TryDequeue(out var step)) throw new InvalidOperationException($"The script has no answer to {id}.");
        if (step.Id != id) throw new InvalidOperationException($"The script answers {step.Id}, but {id} was asked.");
        return step.Answer == Back ? throw new StepBackException() : step.Answer;
    }
}
