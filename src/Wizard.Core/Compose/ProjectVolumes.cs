namespace Wizard.Compose;

/// <summary>The volumes that compose made for one project: those with its label, and no others.</summary>
/// <param name="docker">The engine.</param>
/// <param name="project">What compose calls the project.</param>
public sealed class ProjectVolumes(Docker docker, string project)
{
    /// <summary>All of them: the engine's name of each, and what the compose file calls it.</summary>
    public async Task<IReadOnlyList<(string Name, string Key)>> ListAsync(CancellationToken cancellation)
    {
        var call = docker.Call(["volume", "ls", "--filter", $"label=com.docker.compose.project={project}", "--format", "{{.Name}} {{.Label \"com.docker.compose.volume\"}}"]);
        var lines = await docker.RunAsync(call with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')).Select(words => (words[0], words.ElementAtOrDefault(1) ?? ""))];
    }

    /// <summary>Removes one with all that is in it.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellation) =>
        docker.RunAsync(docker.Call(["volume", "rm", name]) with { Changes = true, Timeout = Docker.Patience }, null, cancellation);
}
