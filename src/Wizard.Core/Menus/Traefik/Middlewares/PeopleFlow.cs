using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>Edits the same groups from the other side: for each person, in which of them he is.</summary>
internal static class PeopleFlow
{
    private const string Id = "traefik.people";

    /// <summary>Why there is nobody to edit; null where there are groups.</summary>
    public static string? Refusal(Session session) => SentryGroups.Fault(session) is { } fault ? fault : SentryGroups.Of(session).All.Count == 0 ? "Create a group first." : null;

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var before = SentryGroups.Of(session);
        var names = before.All.Select(group => group.Name).ToList();
        IReadOnlyList<Person> people = [.. before.People.Select(email => new Person(email, [.. before.All.Where(group => group.Members.Contains(email)).Select(group => group.Name)]))];
        var editor = new ListEditor<Person>(Id, "Who may sign in, and in which groups is he?", "person")
        {
            Show = person => $"{person.Email} ({(person.Groups.Count == 0 ? "in no group" : string.Join("; ", person.Groups))})",
            AskAsync = (others, present, token) => PersonAsync(names, others, present, prompter, token),
        };
        while (true)
        {
            people = await editor.RunAsync(people, prompter, cancellation).ConfigureAwait(false);
            var after = before.All.Select(group => group with { Members = Members(group, people) }).ToList();
            if (after.Find(group => group.Members.Count == 0 && before.Find(group.Name)!.Members.Count > 0) is not { } emptied) return SentryGroups.Change(session, after);
            await prompter.ShowAsync(Note.About(new UserError($"Nobody would be left in the group {emptied.Name}.", "Put somebody into it, or delete the group itself.")), cancellation).ConfigureAwait(false);
        }
    }

    // those who were there keep their places
    private static List<string> Members(AuthorizationGroup group, IReadOnlyList<Person> people)
    {
        var members = people.Where(person => person.Groups.Contains(group.Name)).Select(person => person.Email).ToList();
        return [.. group.Members.Where(members.Contains), .. members.Except(group.Members)];
    }

    private static async Task<Person> PersonAsync(List<string> names, IReadOnlyList<Person> others, Person? present, IPrompter prompter, CancellationToken cancellation)
    {
        var email = present?.Email ?? await EmailQuestion.AskAsync($"{Id}.email", [.. others.Select(other => other.Email)], null, prompter, cancellation).ConfigureAwait(false);
        var question = new SeveralQuestion($"{Id}.groups", $"In which groups is {email}?", names) { Marked = [.. (present?.Groups ?? []).Select(name => names.IndexOf(name))] };
        var chosen = await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false);
        return new(email, [.. chosen.Select(index => names[index])]);
    }

    private sealed record Person(string Email, IReadOnlyList<string> Groups);
}
