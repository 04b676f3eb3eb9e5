using System.Globalization;
using Wizard.Compose;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>The users of the machine that a Docker engine runs on.</summary>
/// <param name="host">That machine.</param>
public sealed class HostUsers(EngineHost host)
{
    private const int NotFound = 2; // getent's exit code

    /// <summary>The user of a name; null where there is none.</summary>
    /// <exception cref="UserError">The machine cannot tell, or the user or its group is root.</exception>
    public async Task<TraefikUser?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await host.RunAsync("getent", ["passwd", name], changes: false, cancellation).ConfigureAwait(false);
        if (found.ExitCode == NotFound) return null;
        if (found.Succeeded && Read(found.Output, name) is { } user)
            return user is { Uid: > 0, Gid: > 0 } ? user : throw new UserError($"{user} on {host.Name} is root, or its group is.", "Choose another name.");
        throw new UserError($"{host.Name} does not tell whether it has a user {name} (exit code {found.ExitCode}{Said(found)}).", $"Look there with `{host.Command(["getent", "passwd", name])}`.");
    }

    /// <summary>What stands before a command so that it has root's rights there: nothing where they are there, or sudo; null where they cannot be had without a password.</summary>
    public async Task<IReadOnlyList<string>?> RightsAsync(CancellationToken cancellation)
    {
        var id = await host.RunAsync("id", ["-u"], changes: false, cancellation).ConfigureAwait(false);
        if (id.Output.Trim() == "0") return [];
        return await MaySudoAsync(cancellation).ConfigureAwait(false) ? ["sudo", "-n"] : null;
    }

    /// <summary>Creates a user that owns nothing and can log in nowhere.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rights">What <see cref="RightsAsync"/> found.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It could not be created.</exception>
    public async Task CreateAsync(string name, IReadOnlyList<string> rights, CancellationToken cancellation)
    {
        string[] words = [.. rights, .. CreationOf(name)];
        var done = await host.RunAsync(words[0], words[1..], changes: true, cancellation).ConfigureAwait(false);
        if (!done.Succeeded) throw new UserError($"The user {name} could not be created on {host.Name} (exit code {done.ExitCode}{Said(done)}).", $"Create it by hand: {CommandOf(name)}");
    }

    /// <summary>What to type in order to create it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rights">What stands before it; sudo, which asks for a password, where a person types it.</param>
    public string CommandOf(string name, IReadOnlyList<string>? rights = null) => host.Command([.. rights ?? ["sudo"], .. CreationOf(name)]);

    private static string[] CreationOf(string name) =>
        ["/usr/sbin/useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", name];

    private async Task<bool> MaySudoAsync(CancellationToken cancellation)
    {
        try
        {
            return (await host.RunAsync("sudo", ["-n", "true"], changes: false, cancellation).ConfigureAwait(false)).Succeeded;
        }
        catch (UserError) when (host.IsHere)
        {
            return false; // there is no sudo
        }
    }

    private static TraefikUser? Read(string line, string name) =>
        line.Trim().Split(':') is [var found, _, var uid, var gid, ..] && found == name
        && int.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var user) && int.TryParse(gid, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? new(name, user, group)
            : null;

    private static string Said(ProcessResult result) => result.Errors.Trim() is { Length: > 0 } words ? $": {words.Split('\n')[^1].Trim()}" : "";
}
