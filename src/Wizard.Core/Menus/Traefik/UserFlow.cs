using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik;

/// <summary>The user that Traefik runs as: root with one right, or one of the machine's own without any.</summary>
internal static class UserFlow
{
    private const string AsRoot = "Root with only NET_BIND_SERVICE";
    private const string AsOwn = "An own user, without any right";

    /// <summary>The item of the menu.</summary>
    public static FlowItem Item { get; } = new("Traefik user", RunAsync) { Value = session => Present(session.Open(TraefikMenu.Project)) };

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var refusal = await prompter.LookUpAsync("what the engine's machine allows", token => OwnUser.RefusalAsync(session.Machine, traefik.Values, token), cancellation).ConfigureAwait(false);
        var own = new Option(AsOwn) { Disabled = refusal is null ? null : $"{refusal.Message} {refusal.Mend}" };
        var question = new ChoiceQuestion("traefik.user", $"Traefik runs as {Present(traefik)}. As which user shall it run?", [new(AsRoot), own]) { Selected = traefik.Values[TraefikUser.UidSetting] == "0" ? 0 : 1 };
        if (await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false) == 0) return new(traefik, TraefikUser.Root.ToSettings());
        var users = new HostUsers(await prompter.LookUpAsync("the engine's machine", session.Machine.Docker.HostAsync, cancellation).ConfigureAwait(false));
        var name = await NameAsync(traefik, prompter, cancellation).ConfigureAwait(false);
        var user = await FindAsync(users, name, prompter, cancellation).ConfigureAwait(false) ?? await CreateAsync(session, users, name, prompter, cancellation).ConfigureAwait(false);
        return user is null ? Change.None(traefik) : new(traefik, user.ToSettings());
    }

    private static async Task<string> NameAsync(Deployment traefik, IPrompter prompter, CancellationToken cancellation)
    {
        var setting = traefik.Catalogue.Require(TraefikUser.NameSetting);
        var present = traefik.Values[setting.Name];
        var question = new TextQuestion(setting.Name, $"{setting.Name}: Enter the name of the user on the engine's machine (eg. traefik)")
        {
            Initial = present == TraefikUser.Root.Name ? "traefik" : present,
            Refuse = text => text.Trim() == TraefikUser.Root.Name ? "root is the other choice: enter another name, for example traefik." : setting.Check(text).Refusal,
        };
        return setting.Check(await prompter.AskAsync(question, cancellation).ConfigureAwait(false)).Value!;
    }

    private static Task<TraefikUser?> FindAsync(HostUsers users, string name, IPrompter prompter, CancellationToken cancellation) =>
        prompter.LookUpAsync($"the user {name}", token => users.FindAsync(name, token), cancellation);

    private static async Task<TraefikUser?> CreateAsync(Session session, HostUsers users, string name, IPrompter prompter, CancellationToken cancellation)
    {
        var rights = await prompter.LookUpAsync("root's rights on the engine's machine", users.RightsAsync, cancellation).ConfigureAwait(false);
        if (rights is null || session.DryRun)
        {
            var why = rights is null ? "Root's rights cannot be had there without a password." : "This is a dry run.";
            await prompter.ShowAsync(new($"There is no user {name} yet. Nothing was changed.", [$"{why} Create the user, and choose again:", users.CommandOf(name)]), cancellation).ConfigureAwait(false);
            return null;
        }

        var question = new ConfirmQuestion("traefik.user.create", $"There is no user {name} yet. Create it?") { Default = true, Details = ["It owns nothing and can log in nowhere. What will be done:", users.CommandOf(name, rights)] };
        if (!await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false)) return null;
        await prompter.WatchAsync(new($"Create the user {name}", (_, token) => users.CreateAsync(name, rights, token)), cancellation).ConfigureAwait(false);
        return await prompter.LookUpAsync($"the new user {name}", token => users.FindAsync(name, token), cancellation).ConfigureAwait(false)
            ?? throw new UserError($"The user {name} was created and is not found.", $"Look with `getent passwd {name}` on the engine's machine.");
    }

    private static string Present(Deployment traefik) =>
        $"{traefik.Values[TraefikUser.NameSetting]} ({traefik.Values[TraefikUser.UidSetting]}:{traefik.Values[TraefikUser.GidSetting]})";
}
