namespace Wizard.Prompting;

/// <summary>What was answered and looked up in one flow, in order.</summary>
internal sealed class AnswerMemory
{
    private readonly List<(string Id, object? Answer, bool IsNote)> _answers = [];
    private readonly Dictionary<(Lookup What, int Occurrence), object?> _found = [];
    private readonly Dictionary<Lookup, int> _occurrences = [];
    private int _next;
    private string? _asking;

    /// <summary>The answer that a step back took away: offered again where its question is asked again.</summary>
    public (string Id, object? Answer)? Forgotten { get; private set; }

    /// <summary>The kept answer of the next question; false where it has to be asked.</summary>
    public bool TryRecall(string id, out object? answer)
    {
        (answer, _asking) = (null, id);
        if (_next < _answers.Count && _answers[_next].Id != id) _answers.RemoveRange(_next, _answers.Count - _next);
        if (_next >= _answers.Count) return false;
        answer = _answers[_next++].Answer;
        return true;
    }

    /// <summary>Keeps an answer.</summary>
    /// <param name="id">To which question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isNote">It was only read: there is nothing to go back to.</param>
    public void Remember(string id, object? answer, bool isNote = false)
    {
        _answers.Add((id, answer, isNote));
        _next = _answers.Count;
        Forgotten = null;
    }

    /// <summary>Takes the last answer away; false where there is none. What was read since goes with it, and the attempts at the present question that were refused.</summary>
    public bool ForgetLast()
    {
        while (ForgetNotes() && _answers.Count > 0 && _answers[^1].Id == _asking) _answers.RemoveAt(_answers.Count - 1);
        if (_answers.Count == 0) return false;
        Forgotten = (_answers[^1].Id, _answers[^1].Answer);
        _answers.RemoveAt(_answers.Count - 1);
        return true;
    }

    private bool ForgetNotes()
    {
        var questions = _answers.FindLastIndex(answer => !answer.IsNote) + 1;
        var any = questions < _answers.Count;
        _answers.RemoveRange(questions, _answers.Count - questions);
        return any;
    }

    /// <summary>The flow starts again.</summary>
    public void Rewind()
    {
        _next = 0;
        _occurrences.Clear();
    }

    /// <summary>What was found then, this time of asking; found now where it was not yet.</summary>
    public async Task<T> FindAsync<T>(Lookup what, Func<Task<T>> find)
    {
        var key = (what, _occurrences[what] = _occurrences.GetValueOrDefault(what) + 1);
        if (!_found.TryGetValue(key, out var found)) _found[key] = found = await find().ConfigureAwait(false);
        return (T)found!;
    }
}
