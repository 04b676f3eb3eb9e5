using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Chooses the machine that the menus work with.</summary>
internal static class ContextFlow
{
    /// <summary>Its item in the home menu.</summary>
    public static SessionItem Item { get; } = new("Context", ChooseAsync) { Value = session => session.Machine.Context.Value };

    private static async Task<Session> ChooseAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var all = session.Machines.All;
        var question = new ChoiceQuestion("context", "Which Docker context do you want to work with?", [.. all.Select(place => new Option(place.Context.Value) { Value = place.Endpoint })])
        {
            Selected = Math.Max(0, all.ToList().FindIndex(place => place.Context == session.Machine.Context)),
        };
        var chosen = all[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)].Context;
        return chosen == session.Machine.Context ? session : session.On(session.Machines.Of(chosen));
    }
}
