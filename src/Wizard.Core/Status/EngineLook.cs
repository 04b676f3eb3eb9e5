using Wizard.Compose;

namespace Wizard.Status;

/// <summary>Asks an engine for the containers of all compose projects in two calls, however many there are.</summary>
/// <param name="docker">The engine.</param>
internal sealed class EngineLook(Docker docker)
{
    private const int Tries = 3;

    /// <summary>The containers.</summary>
    /// <param name="composeProject">Only those of this project; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">The engine does not answer; says why.</exception>
    public async Task<IReadOnlyList<Container>> RunAsync(string? composeProject, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var ids = await IdsAsync(composeProject, cancellation).ConfigureAwait(false);
            if (ids.Length == 0) return [];
            var found = await docker.TryAsync(docker.Call(["container", "inspect", "--format", ContainerReader.Format, .. ids]), cancellation).ConfigureAwait(false);
            if (found is not null) return ContainerReader.ReadAll(found);
            // one of them was removed between the two calls: look again
        }

        throw new UserError("The engine's containers come and go faster than they can be looked at.", "Try again in a moment; `docker ps --all` shows them.");
    }

    private async Task<string[]> IdsAsync(string? composeProject, CancellationToken cancellation)
    {
        var label = $"label=com.docker.compose.project{(composeProject is null ? "" : $"={composeProject}")}";
        var call = docker.Call(["ps", "--all", "--quiet", "--no-trunc", "--filter", label, "--filter", "label=com.docker.compose.oneoff=False"]);
        var text = await docker.RunAsync(call with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
