using System.Security.Cryptography;
using System.Text;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>What the flow ends in.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Value">Its value: <c>name:bcrypt</c>, comma separated.</param>
/// <param name="Kept">Lines of clear text that the administrator wants to keep.</param>
internal sealed record BasicUsers(string Name, string Value, IReadOnlyList<string> Kept);

/// <summary>The users of HTTP Basic Authentication and their passwords.</summary>
internal static class BasicUsersFlow
{
    private const int LongestPassword = 72; // bytes: bcrypt ignores what comes behind them
    private const int Cost = 10;

    /// <summary>Asks for users until there are no more; shows each clear-text password once, at the end.</summary>
    public static async Task<BasicUsers> RunAsync(Change change, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var users = await KeptAsync(change.Deployment.Values.List(names.HttpAuth), names, prompter, cancellation).ConfigureAwait(false);
        var clear = new List<UserPassword>();
        while (users.Count == 0 || await AnotherAsync(users, names, prompter, cancellation).ConfigureAwait(false))
        {
            var user = await UserAsync(names, prompter, cancellation).ConfigureAwait(false);
            users.RemoveAll(present => present.StartsWith(user.Name + ":", StringComparison.Ordinal));
            users.Add($"{user.Name}:{await HashAsync(user.Name, user.Password, prompter, cancellation).ConfigureAwait(false)}");
            clear.Add(user);
        }

        var kept = clear.Count > 0 && await KeepAsync(change, names, clear, prompter, cancellation).ConfigureAwait(false);
        return new(names.HttpAuth, string.Join(',', users), kept ? [.. clear.Select(user => $"{user.Name}: {user.Password}")] : []);
    }

    private static async Task<List<string>> KeptAsync(IReadOnlyList<string> present, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        if (present.Count == 0) return [];
        var labels = present.Select(user => user[..user.IndexOf(':', StringComparison.Ordinal)]).ToList();
        var question = new SeveralQuestion($"{names.HttpAuth}_KEEP", "Which of the present users may still enter?", labels) { Marked = [.. Enumerable.Range(0, labels.Count)] };
        return [.. (await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false)).Select(index => present[index])];
    }

    private static Task<bool> AnotherAsync(List<string> users, SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var labels = users.Select(user => user[..user.IndexOf(':', StringComparison.Ordinal)]);
        return prompter.ConfirmAsync(new($"{names.HttpAuth}_ANOTHER", "Add another user?") { Details = [$"Users: {string.Join(", ", labels)}"] }, cancellation);
    }

    private static async Task<UserPassword> UserAsync(SentrySettings names, IPrompter prompter, CancellationToken cancellation)
    {
        var name = await prompter.AskAsync(new($"{names.HttpAuth}_USER", "Enter the name of a user (eg. alice)") { Refuse = RefuseName }, cancellation).ConfigureAwait(false);
        var how = new ChoiceQuestion($"{names.HttpAuth}_PASSWORD_KIND", $"Which password shall {name} have?", [new("A random one"), new("One that I type")]);
        if (await prompter.ChooseAsync(how, cancellation).ConfigureAwait(false) == 0)
        {
            return new(name, await prompter.LookUpAsync($"password of {name}", _ => Task.FromResult(RandomNumberGenerator.GetHexString(24, lowercase: true)), cancellation).ConfigureAwait(false), IsRandom: true);
        }

        var password = await prompter.AskAsync(new($"{names.HttpAuth}_PASSWORD", $"Enter the password of {name}") { Secret = true, Refuse = RefusePassword }, cancellation).ConfigureAwait(false);
        var again = new TextQuestion($"{names.HttpAuth}_PASSWORD_AGAIN", "Enter it again") { Secret = true, Refuse = text => text == password ? null : "The two differ: enter the same password again, or go back to the first." };
        await prompter.AskAsync(again, cancellation).ConfigureAwait(false);
        return new(name, password, IsRandom: false);
    }

    private static Task<string> HashAsync(string name, string password, IPrompter prompter, CancellationToken cancellation) =>
        prompter.LookUpAsync(new Lookup($"hash of {name}") { Key = password }, _ => Task.Run(() => BCrypt.Net.BCrypt.HashPassword(password, Cost), cancellation), cancellation);

    private static async Task<bool> KeepAsync(Change change, SentrySettings names, List<UserPassword> clear, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new ConfirmQuestion($"{names.HttpAuth}_KEEP_PASSWORDS", $"Keep these passwords in {change.Deployment.Paths.Passwords} (readable by you only)?")
        {
            Details = ["The passwords. A random one is shown this once: write it down, or keep it.", .. clear.Select(user => $"  {user.Name}: {(user.IsRandom ? user.Password : "(the one you typed)")}")],
        };
        return await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false);
    }

    private sealed record UserPassword(string Name, string Password, bool IsRandom)
    {
        public override string ToString() => Name;
    }

    private static string? RefuseName(string name) => name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._@-".Contains(letter))
        ? null
        : "A user's name is made of letters, digits and . _ @ -, for example alice.";

    private static string? RefusePassword(string password) => password.Length == 0 ? "A password is needed: type at least one character, or go back for a random one."
        : password.Any(char.IsControl) ? "A password cannot hold control characters."
        : Encoding.UTF8.GetByteCount(password) > LongestPassword ? $"A password is at most {LongestPassword} bytes long: bcrypt ignores what comes behind them."
        : null;
}
