namespace Wizard.Compose;

/// <summary>Which docker compose there is.</summary>
public static class ComposeVersion
{
    /// <summary>The oldest one that this program is tested with the grammar of.</summary>
    public static Version Oldest { get; } = new(2, 20);

    /// <summary>Objects to a missing or older compose.</summary>
    public static async Task RequireAsync(Docker docker, CancellationToken cancellation)
    {
        var text = await docker.RunAsync(docker.Call(["compose", "version", "--short"]) with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        if (TryRead(text, out var version) && version >= Oldest) return;
        throw new UserError($"Docker's compose plugin is version {text.Trim()}; {Oldest} or newer is needed.", "Update it: `sudo apt-get install docker-compose-plugin`.");
    }

    /// <summary>Reads <c>2.40.3-3</c> or <c>v2.20.0</c>.</summary>
    internal static bool TryRead(string text, out Version version)
    {
        var digits = string.Concat(text.Trim().TrimStart('v').TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.'));
        return Version.TryParse(digits, out version!);
    }
}
