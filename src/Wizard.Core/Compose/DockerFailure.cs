using System.Text.RegularExpressions;

namespace Wizard.Compose;

/// <summary>What a failed docker command means, and what to do.</summary>
internal static partial class DockerFailure
{
    private const int MostLines = 10;

    private static readonly (Regex Sign, string What, string Mend)[] Known =
    [
        (EngineAway(), "The Docker engine does not answer.", "Start it (`sudo systemctl start docker`), or name the machine that it runs on with --context; `docker version` shows whether it answers."),
        (ContextAway(), "There is no such Docker context.", "`docker context ls` lists the contexts."),
        (NotAllowed(), "This user may not talk to the Docker engine.", "Add the user to the group docker (`sudo usermod -aG docker $USER`, then log in again)."),
        (ComposeAway(), "Docker has no compose plugin.", "Install it: `sudo apt-get install docker-compose-plugin` (version 2.20 or newer)."),
        (ImageAway(), "The image could not be pulled.", "Look whether its name is right and the registry can be reached; `docker pull IMAGE` shows more."),
        (PortTaken(), "A port is in use by another program.", "Stop that program (`sudo ss -ltnp` shows it), or configure another port."),
    ];

    /// <summary>The error for a call that failed.</summary>
    public static UserError Explain(ProcessCall call, ProcessResult result)
    {
        var said = LastLines(result.Errors.Length > 0 ? result.Errors : result.Output);
        if (SshFailure.Find(result.Errors) is { } unreachable) return unreachable;
        foreach (var (sign, what, mend) in Known)
        {
            if (sign.IsMatch(result.Errors)) return new(said.Count == 1 ? $"{what} ({said[0]})" : string.Join('\n', said.Prepend(what)), mend);
        }

        if (Contended().IsMatch(result.Errors))
            return new ContentionError(string.Join('\n', said.Prepend("Something else is at work on the same containers.")), "Wait until it has ended, and try again; `docker ps --all` shows a container that is nobody's any more.");
        var failed = $"`{call}` failed with exit code {result.ExitCode}";
        return said.Count switch
        {
            0 => new($"{failed}, and has said nothing.", "Run that command by hand: it may say more there."),
            1 => new($"{failed}: {said[0]}", "The line above is docker's own."),
            _ => new(string.Join('\n', said.Prepend($"{failed}. Its last lines:")), "The lines above are docker's own."),
        };
    }

    /// <summary>True where the engine itself cannot be reached.</summary>
    public static bool IsEngineAway(string errors) => SshFailure.Find(errors) is not null || EngineAway().IsMatch(errors) || NotAllowed().IsMatch(errors) || ContextAway().IsMatch(errors);

    // what went well before tells nothing of what did not
    private static IReadOnlyList<string> LastLines(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var telling = lines.Where(line => !Progress().IsMatch(line)).ToList();
        return [.. (telling.Count > 0 ? telling : [.. lines]).TakeLast(MostLines)];
    }

    [GeneratedRegex(@"^(?:Container|Network|Volume|Image|Service) \S+ +(?:Creating|Created|Recreate|Recreated|Starting|Started|Running|Waiting|Healthy|Stopping|Stopped|Removing|Removed|Pulling|Pulled)\b|^\S+ (?:Pulling|Pulled)$")]
    private static partial Regex Progress();

    [GeneratedRegex("Cannot connect to the Docker daemon|error during connect|connection refused.*docker|failed to connect to the docker API", RegexOptions.IgnoreCase)]
    private static partial Regex EngineAway();

    [GeneratedRegex("context .* not found|context not found|no such context", RegexOptions.IgnoreCase)]
    private static partial Regex ContextAway();

    [GeneratedRegex("permission denied while trying to connect", RegexOptions.IgnoreCase)]
    private static partial Regex NotAllowed();

    [GeneratedRegex("'compose' is not a docker command|unknown command: docker compose|unknown shorthand flag: 'p' in -p|unknown flag: --project-name", RegexOptions.IgnoreCase)]
    private static partial Regex ComposeAway();

    [GeneratedRegex("pull access denied|manifest unknown|manifest for .* not found|No such image|failed to resolve reference|TLS handshake timeout|lookup .* no such host|dial tcp .* registry|Get \"https?://[^\"]*/v2/", RegexOptions.IgnoreCase)]
    private static partial Regex ImageAway();

    [GeneratedRegex("is already in use by container|removal of container .* is already in progress|No such container|is marked for removal|network with name .* already exists", RegexOptions.IgnoreCase)]
    private static partial Regex Contended();

    [GeneratedRegex("address already in use|port is already allocated", RegexOptions.IgnoreCase)]
    private static partial Regex PortTaken();
}
