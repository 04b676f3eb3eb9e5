using Wizard.Installing;

namespace Wizard.Status;

/// <summary>The status of every machine that docker knows.</summary>
public static class AllContexts
{
    private const int AtATime = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks all of them at once, eight at a time, ten seconds each; one that does not answer says why.</summary>
    public static async Task<IReadOnlyList<ContextStatus>> ReadAsync(Machines machines, CancellationToken cancellation)
    {
        var all = machines.All.Select(place => machines.Of(place.Context)).ToList();
        var found = new ContextStatus[all.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), options, async (index, token) =>
            found[index] = await new StatusReader(all[index]).ReadAsync(null, Patience, token).ConfigureAwait(false)).ConfigureAwait(false);
        return found;
    }
}
