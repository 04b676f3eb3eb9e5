using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik;

/// <summary>Which encoded characters the path of a request may hold.</summary>
internal static class EncodedCharactersFlow
{
    private const string Id = "traefik.encoded";

    /// <summary>What stands beside the menu item.</summary>
    public static string? Value(Session session)
    {
        var accepted = Accepted(session.Open(TraefikMenu.Project).Values).Select(index => EncodedCharacters.All[index].Written).ToList();
        return accepted.Count == 0 ? "none accepted" : $"accepted: {string.Join(' ', accepted)}";
    }

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var present = Accepted(traefik.Values);
        var question = new SeveralQuestion(Id, "Mark the encoded characters that the path of a request may hold.", [.. EncodedCharacters.All.Select(Label)]) { Marked = present };
        var marked = await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false);
        if (marked.Except(present).Any() && !await IsMeantAsync(prompter, cancellation).ConfigureAwait(false)) return Change.None(traefik);
        return new(traefik, EncodedCharacters.All.Select((_, index) => index).ToDictionary(Name, index => marked.Contains(index) ? "true" : "false"));
    }

    private static IReadOnlyList<int> Accepted(Values traefik) => [.. Enumerable.Range(0, EncodedCharacters.All.Count).Where(index => traefik.Flag(Name(index)))];

    private static string Name(int index) => $"TRAEFIK_ALLOW_ENCODED_{EncodedCharacters.All[index].Setting}";

    private static string Label((string Setting, string Key, string Written) character) => $"{character.Setting.Replace('_', ' ')} {character.Written}";

    private static Task<bool> IsMeantAsync(IPrompter prompter, CancellationToken cancellation) => prompter.ConfirmAsync(new($"{Id}.agree", "Accept them?")
    {
        Details = ["Traefik and an application may read such a path differently, and a rule for paths be passed by.", "Accept only what an application of yours needs."],
    }, cancellation);
}
