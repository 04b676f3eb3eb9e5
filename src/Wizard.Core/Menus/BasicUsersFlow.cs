using System.Security.Cryptography;
using System.Text;
using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>What the flow ends in.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Value">Its value: <c>name:bcrypt</c>, comma separated.</param>
/// <param name="Kept">Lines of clear text that the administrator wants to keep.</param>
internal sealed record BasicUsers(string Name, string Value, IReadOnlyList<string> Kept);

/// <summary>Edits the users of HTTP Basic Authentication and their passwords, in any setting of the type users.</summary>
/// <param name="deployment">Whose setting.</param>
/// <param name="setting">The setting's name, as in WHOAMI_HTTP_AUTH.</param>
/// <param name="prompter">The front end.</param>
internal sealed class BasicUsersFlow(Deployment deployment, string setting, IPrompter prompter)
{
    private const int LongestName = 64;
    private const int LongestPassword = 72; // bytes: bcrypt ignores what comes behind them
    private const int Cost = 10;

    /// <summary>Lists the users; adds, changes and removes them until the administrator is done; shows each new random password once, at the end. One user is always left: none would mean that no password is asked for.</summary>
    public async Task<BasicUsers> RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<BasicUserEntry> users = [.. deployment.Values.List(setting).Select(BasicUserEntry.Parse)];
        do
        {
            if (users.Count == 0) users = [await UserAsync([], null, cancellation).ConfigureAwait(false)];
            users = await Editor.RunAsync(users, prompter, cancellation).ConfigureAwait(false);
        }
        while (users.Count == 0);

        List<BasicUserEntry> changed = [.. users.Where(user => user.Password is not null)];
        var kept = changed.Count > 0 && await IsKeptAsync(changed, cancellation).ConfigureAwait(false);
        return new(setting, string.Join(',', users.Select(user => $"{user.Name}:{user.Hash}")), kept ? [.. changed.Select(user => $"{user.Name}: {user.Password}")] : []);
    }

    private ListEditor<BasicUserEntry> Editor => new(setting, $"{setting}: Who may enter with a password?", "user")
    {
        Show = user => user.Password is null ? user.Name : $"{user.Name} (new password)",
        AskAsync = UserAsync,
    };

    private async Task<BasicUserEntry> UserAsync(IReadOnlyList<BasicUserEntry> others, BasicUserEntry? present, CancellationToken cancellation)
    {
        var name = await NameAsync(others, present, cancellation).ConfigureAwait(false);
        Option[] keep = present is null ? [] : [new("The one that there is")];
        var how = new ChoiceQuestion($"{setting}_PASSWORD_KIND", $"Which password shall {name} have?", [.. keep, new("A random one"), new("One that I type")]);
        var chosen = await prompter.ChooseAsync(how, cancellation).ConfigureAwait(false) - keep.Length;
        if (chosen < 0) return present! with { Name = name };
        var password = chosen == 0 ? await RandomAsync(name, cancellation).ConfigureAwait(false) : await TypedAsync(name, cancellation).ConfigureAwait(false);
        return new(name, await HashAsync(name, password, cancellation).ConfigureAwait(false)) { Password = password, IsRandom = chosen == 0 };
    }

    private Task<string> NameAsync(IReadOnlyList<BasicUserEntry> others, BasicUserEntry? present, CancellationToken cancellation)
    {
        return prompter.AskAsync(new($"{setting}_USER", "Enter the name of a user (eg. alice)") { Initial = present?.Name ?? "", Refuse = name => RefuseName(name) ?? Taken(name), Remark = Taken }, cancellation);

        string? Taken(string name) => others.Any(other => other.Name == name) ? $"There is a user {name} already: choose another name, or go back and change that one." : null;
    }

    private Task<string> RandomAsync(string name, CancellationToken cancellation) =>
        prompter.LookUpAsync($"password of {name}", _ => Task.FromResult(RandomNumberGenerator.GetHexString(24, lowercase: true)), cancellation);

    private async Task<string> TypedAsync(string name, CancellationToken cancellation)
    {
        var password = await prompter.AskAsync(new($"{setting}_PASSWORD", $"Enter the password of {name}") { Secret = true, Refuse = RefusePassword }, cancellation).ConfigureAwait(false);
        var again = new TextQuestion($"{setting}_PASSWORD_AGAIN", "Enter it again") { Secret = true, Refuse = text => text == password ? null : "The two differ: enter the same password again, or go back to the first." };
        await prompter.AskAsync(again, cancellation).ConfigureAwait(false);
        return password;
    }

    private Task<string> HashAsync(string name, string password, CancellationToken cancellation) =>
        prompter.LookUpAsync(new Lookup($"hash of {name}") { Key = password }, _ => Task.Run(() => BCrypt.Net.BCrypt.HashPassword(password, Cost), cancellation), cancellation);

    private Task<bool> IsKeptAsync(IEnumerable<BasicUserEntry> changed, CancellationToken cancellation) =>
        prompter.ConfirmAsync(new($"{setting}_KEEP_PASSWORDS", $"Keep these passwords in {deployment.Paths.Passwords} (readable by you only)?")
        {
            Details = ["The passwords. A random one is shown this once: write it down, or keep it.", .. changed.Select(user => $"  {user.Name}: {(user.IsRandom ? user.Password : "(the one you typed)")}")],
        }, cancellation);

    private static string? RefuseName(string name) => name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._@-".Contains(letter))
        ? null
        : "A user's name is made of letters, digits and . _ @ -, for example alice.";

    private static string? RefusePassword(string password) => password.Length == 0 ? "A password is needed: type at least one character, or go back for a random one."
        : password.Any(char.IsControl) ? "A password cannot hold control characters."
        : Encoding.UTF8.GetByteCount(password) > LongestPassword ? $"A password is at most {LongestPassword} bytes long: bcrypt ignores what comes behind them."
        : null;
}
