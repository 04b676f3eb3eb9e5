using Wizard.Status;

namespace Wizard.Menus.Board;

/// <summary>What the home menu shows beside the projects: the status that was seen last, and nothing before there is one.</summary>
internal sealed class HomeBoard
{
    private const int MostInstances = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private volatile ContextStatus? _latest;

    /// <summary>A project's status in a few words; null where it is not known yet.</summary>
    public string? Short(Session session, string project) => Latest(session) is { } latest ? StatusWords.Short(latest.Of(session.Id(project)), session.Clock.GetUtcNow()) : null;

    /// <summary>A project's status in a few lines, its other instances included.</summary>
    public IReadOnlyList<string> Details(Session session, string project)
    {
        if (Latest(session) is not { } latest) return [];
        var (id, now) = (session.Id(project), session.Clock.GetUtcNow());
        var others = latest.Deployments.Where(status => status.Id.Project == id.Project && status.Id != id).Take(MostInstances);
        return
        [
            .. latest.EngineFault is { } fault ? new[] { fault } : [],
            .. StatusWords.Lines(latest.Of(id), now),
            .. others.Select(status => $"instance {status.Id.Instance}: {StatusWords.Short(status, now)}"),
        ];
    }

    /// <summary>What is to be said of the context itself.</summary>
    public IReadOnlyList<string> Context(Session session) => Latest(session)?.EngineFault is { } fault ? [fault] : [];

    /// <summary>Keeps what it shows up to date until it is cancelled.</summary>
    public async Task FollowAsync(Session session, Action changed, CancellationToken cancellation)
    {
        var place = session.Machine.Context.Value;
        var watching = new StatusWatch(session.Machine).RunAsync(status =>
        {
            _latest = status;
            session.Prompter.Locate(status.EngineFault is null ? place : $"{place}  * the engine does not answer");
            changed();
        }, cancellation);
        await Task.WhenAll(watching, AgeAsync(session.Clock, changed, cancellation)).ConfigureAwait(false);
    }

    // "for 3 min" becomes "for 4 min": nobody is asked for that
    private static async Task AgeAsync(TimeProvider clock, Action changed, CancellationToken cancellation)
    {
        using var minutes = new PeriodicTimer(Minute, clock);
        while (await minutes.WaitForNextTickAsync(cancellation).ConfigureAwait(false)) changed();
    }

    private ContextStatus? Latest(Session session) => _latest is { } latest && latest.Context == session.Machine.Context ? latest : null;
}
