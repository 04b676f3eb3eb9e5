namespace Wizard.Prompting;

/// <summary>What was answered and looked up in one flow, in order.</summary>
internal sealed class AnswerMemory
{
    private readonly List<(string Id, object? Answer)> _answers = [];
    private readonly Dictionary<(Lookup What, int Occurrence), object?> _found = [];
    private readonly Dictionary<Lookup, int> _occurrences = [];
    private int _next;

    /// <summary>The answer that a step back took away: offered again where its question is asked again.</summary>
    public (string Id, object? Answer)? Forgotten { get; private set; }

    /// <summary>The kept answer of the next question; false where it has to be asked.</summary>
    public bool TryRecall(string id, out object? answer)
    {
        answer = null;
        if (_next < _answers.Count && _answers[_next].Id != id) _answers.RemoveRange(_next, _answers.Count - _next);
        if (_next >= _answers.Count) return false;
        answer = _answers[_next++].Answer;
        return true;
    }

    /// <summary>Keeps an answer.</summary>
    public void Remember(string id, object? answer)
    {
        _answers.Add((id, answer));
        _next = _answers.Count;
        Forgotten = null;
    }

    /// <summary>Takes the last answer away; false where there is none.</summary>
    public bool ForgetLast()
    {
        if (_answers.Count == 0) return false;
        Forgotten = _answers[^1];
        _answers.RemoveAt(_answers.Count - 1);
        return true;
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
