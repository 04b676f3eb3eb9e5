using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Edits a list: shows it, adds, edits, removes several, until the administrator is done. Choosing an entry edits it.</summary>
/// <typeparam name="T">The kind of entry.</typeparam>
/// <param name="Id">What an answers file calls the list; what is removed is asked as ID_REMOVE.</param>
/// <param name="Title">The question above the list.</param>
/// <param name="Noun">What an entry is called, as in <c>route</c>.</param>
internal sealed record ListEditor<T>(string Id, string Title, string Noun)
    where T : class
{
    private const string Done = "Done";

    /// <summary>An entry as its line shows it.</summary>
    public required Func<T, string> Show { get; init; }

    /// <summary>Asks for an entry: the others in the list, with which it must not be in conflict, and what it was before (null for a new one).</summary>
    public required Func<IReadOnlyList<T>, T?, CancellationToken, Task<T>> AskAsync { get; init; }

    /// <summary>Why an entry cannot be removed; null where it can.</summary>
    public Func<T, UserError?> Keep { get; init; } = _ => null;

    /// <summary>Edits.</summary>
    /// <returns>The list as it is when the administrator is done.</returns>
    public async Task<IReadOnlyList<T>> RunAsync(IReadOnlyList<T> present, IPrompter prompter, CancellationToken cancellation)
    {
        var list = present.ToList();
        while (true)
        {
            var chosen = await prompter.ChooseAsync(Question(list), cancellation).ConfigureAwait(false);
            if (chosen == 0) list.Add(await AskAsync(list, null, cancellation).ConfigureAwait(false));
            else if (chosen <= list.Count) list[chosen - 1] = await EditAsync(list, chosen - 1, cancellation).ConfigureAwait(false);
            else if (list.Count > 0 && chosen == list.Count + 1) list = await RemoveAsync(list, prompter, cancellation).ConfigureAwait(false);
            else return list;
        }
    }

    private ChoiceQuestion Question(List<T> list) => new(Id, Title,
    [
        new($"Add {(Noun[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {Noun}"),
        .. list.Select(entry => new Option(Show(entry))),
        .. list.Count > 0 ? new[] { new Option("Remove some") } : [],
        new(Done),
    ])
    {
        Selected = list.Count == 0 ? 0 : list.Count + 2,
    };

    private Task<T> EditAsync(List<T> list, int index, CancellationToken cancellation) =>
        AskAsync([.. list.Where((_, at) => at != index)], list[index], cancellation);

    private async Task<List<T>> RemoveAsync(List<T> list, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new SeveralQuestion($"{Id}_REMOVE", $"Mark what to remove ({Noun}).", [.. list.Select(Show)]);
        var removed = await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false);
        if (removed.Select(at => Keep(list[at])).FirstOrDefault(refusal => refusal is not null) is not { } refused) return [.. list.Where((_, at) => !removed.Contains(at))];
        await prompter.ShowAsync(Note.About(refused), cancellation).ConfigureAwait(false);
        return list;
    }
}
