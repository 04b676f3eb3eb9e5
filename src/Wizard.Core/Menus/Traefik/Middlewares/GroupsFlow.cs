using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>Edits the groups of people: creates them, changes who is in them, deletes those that nobody lets in.</summary>
internal static class GroupsFlow
{
    private const string Id = "traefik.groups";

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var editor = new ListEditor<AuthorizationGroup>(Id, "Which groups of people are there?", "group")
        {
            Show = group => $"{group.Name} ({(group.Members.Count == 0 ? "nobody" : string.Join("; ", group.Members))})",
            AskAsync = (others, present, token) => GroupAsync(others, present, prompter, token),
            Keep = group => SentryGroups.RefusalOf(session, group.Name),
        };
        return SentryGroups.Change(session, await editor.RunAsync(SentryGroups.Of(session).All, prompter, cancellation).ConfigureAwait(false));
    }

    private static async Task<AuthorizationGroup> GroupAsync(IReadOnlyList<AuthorizationGroup> others, AuthorizationGroup? present, IPrompter prompter, CancellationToken cancellation)
    {
        // applications call it by its name: that stays
        var name = present?.Name ?? await NameAsync(others, prompter, cancellation).ConfigureAwait(false);
        return new(name, await MembersAsync(name, present?.Members ?? [], prompter, cancellation).ConfigureAwait(false));
    }

    private static Task<string> NameAsync(IReadOnlyList<AuthorizationGroup> others, IPrompter prompter, CancellationToken cancellation)
    {
        return prompter.AskAsync(new($"{Id}.name", "Enter the name of the group (eg. family)") { Refuse = name => AuthorizationGroups.RefuseName(name) ?? Taken(name), Remark = Taken }, cancellation);

        string? Taken(string name) => others.Any(other => other.Name == name) ? $"There is a group {name} already: choose another name, or go back and change that one." : null;
    }

    private static async Task<IReadOnlyList<string>> MembersAsync(string group, IReadOnlyList<string> members, IPrompter prompter, CancellationToken cancellation)
    {
        var editor = new ListEditor<string>($"{Id}.members", $"Who is in the group {group}?", "e-mail address")
        {
            Show = member => member,
            AskAsync = (others, present, token) => EmailQuestion.AskAsync($"{Id}.member", others, present, prompter, token),
        };
        do
        {
            if (members.Count == 0) members = [await EmailQuestion.AskAsync($"{Id}.member", [], null, prompter, cancellation).ConfigureAwait(false)];
            members = await editor.RunAsync(members, prompter, cancellation).ConfigureAwait(false);
        }
        while (members.Count == 0);
        return members;
    }
}
