namespace Wizard.Compose;

/// <content>What is done with containers that were made before, and what compose would make of the settings now.</content>
public sealed partial class ComposeProject
{
    /// <summary>Starts the containers there are, as they were made.</summary>
    public Task StartAgainAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["start"], onLine, cancellation);

    /// <summary>Stops the containers and keeps them.</summary>
    public Task StopAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["stop"], onLine, cancellation);

    /// <summary>Stops the containers and starts them again, as they were made.</summary>
    public Task RestartAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["restart"], onLine, cancellation);

    /// <summary>Fetches the images that the settings name.</summary>
    public Task PullAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["pull"], onLine, cancellation);

    /// <summary>Compose's own hash of each service's configuration, as its containers carry it in the label <c>com.docker.compose.config-hash</c>. Needs no engine.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HashesAsync(CancellationToken cancellation)
    {
        var lines = await AskAsync(["config", "--hash", "*"], cancellation).ConfigureAwait(false);
        return lines.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(words => words.Length == 2).ToDictionary(words => words[0], words => words[1]);
    }

    /// <summary>What compose makes of the files and the settings. Needs no engine.</summary>
    public async Task<ComposeModel> ModelAsync(CancellationToken cancellation) =>
        EngineAnswer.One(await AskAsync(["config", "--format", "json"], cancellation).ConfigureAwait(false), ComposeModel.Read);
}
