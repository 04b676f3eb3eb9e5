using System.Globalization;
using System.Security.Cryptography;

namespace Wizard.Compose;

/// <summary>docker compose for one deployment.</summary>
/// <param name="docker">Runs it.</param>
/// <param name="name">What compose calls the project.</param>
/// <param name="composeFiles">Its compose.yaml, and those that add to it.</param>
/// <param name="envFile">The settings; every value the compose file names comes from here or from <paramref name="derived"/>.</param>
/// <param name="derived">Variables of the program's own, which no file holds.</param>
public sealed class ComposeProject(Docker docker, string name, IReadOnlyList<string> composeFiles, string envFile, IReadOnlyDictionary<string, string> derived)
{
    /// <summary>What compose calls the project.</summary>
    public string Name { get; } = name;

    /// <summary>Variables for the containers of a service that compose.yaml cannot name, because which ones they are is a matter of settings.</summary>
    public ServiceVariables? Added { get; init; }

    // the keys of `docker compose ps --format json`; docker alone is quicker than compose
    private const string Listing = """{"ID":{{json .ID}},"Service":{{json (.Label "com.docker.compose.service")}},"State":{{json .State}},"Status":{{json .Status}},"Image":{{json .Image}}}""";
    private static readonly string[] Recreate = ["--force-recreate"];

    /// <summary>Checks the compose file with its settings; needs no engine.</summary>
    /// <returns>The SHA-256 of all that they mean together, in lower-case hex.</returns>
    public async Task<string> CheckAsync(CancellationToken cancellation)
    {
        byte[] hash = [];
        // it holds secrets: it is not collected, so that no message can show it
        var call = Call(["config"]) with { Timeout = Docker.Patience, Output = async (meaning, token) => hash = await SHA256.HashDataAsync(meaning, token).ConfigureAwait(false) };
        await docker.RunAsync(call, null, cancellation).ConfigureAwait(false);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Pulls what is missing and creates the containers without starting them; re-creates those whose configuration changed.</summary>
    public Task CreateAsync(bool recreate, Action<string> onLine, CancellationToken cancellation) =>
        ChangeAsync(["up", "--no-start", "--remove-orphans", "--quiet-pull", .. recreate ? Recreate : []], onLine, cancellation);

    /// <summary>Makes the containers of one service anew, and those of no other, without starting them.</summary>
    public Task RecreateAsync(string service, Action<string> onLine, CancellationToken cancellation) =>
        ChangeAsync(["up", "--no-start", "--no-deps", .. Recreate, service], onLine, cancellation);

    /// <summary>Starts the containers.</summary>
    public Task StartAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["up", "--detach", "--no-recreate", "--no-build"], onLine, cancellation);

    /// <summary>Stops and removes the containers; volumes stay.</summary>
    public Task RemoveAsync(Action<string> onLine, CancellationToken cancellation) => ChangeAsync(["down", "--remove-orphans"], onLine, cancellation);

    /// <summary>The containers there are, running or not.</summary>
    public async Task<IReadOnlyList<ContainerState>> StateAsync(CancellationToken cancellation) =>
        ContainerState.ReadAll(await AskAsync(["ps", "--all", "--format", "json"], cancellation).ConfigureAwait(false));

    /// <summary>The same, in one quick look, with whole ids. A container whose image's name means another image by now is shown with the image's id.</summary>
    public async Task<IReadOnlyList<ContainerState>> ContainersAsync(CancellationToken cancellation)
    {
        string[] ofProject = ["--filter", $"label=com.docker.compose.project={Name}", "--filter", "label=com.docker.compose.oneoff=False"];
        var call = docker.Call(["ps", "--all", "--no-trunc", .. ofProject, "--format", Listing]) with { Timeout = Docker.Patience };
        return ContainerState.ReadAll(await docker.RunAsync(call, null, cancellation).ConfigureAwait(false));
    }

    /// <summary>What the containers have printed.</summary>
    /// <param name="service">Only that one; null for all.</param>
    /// <param name="tail">Only that many of the last lines; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string> LogsAsync(string? service, int? tail, CancellationToken cancellation) => AskAsync(LogArguments(service, tail), cancellation);

    /// <summary>What the containers print, line by line, until it is cancelled.</summary>
    public Task FollowLogsAsync(Action<string> onLine, CancellationToken cancellation) =>
        docker.RunAsync(Call([.. LogArguments(null, 200), "--follow"]), onLine, cancellation);

    private static string[] LogArguments(string? service, int? tail) =>
        ["logs", "--no-color", "--no-log-prefix", "--tail", tail?.ToString(CultureInfo.InvariantCulture) ?? "all", .. service is null ? Array.Empty<string>() : [service]];

    private Task<string> AskAsync(IEnumerable<string> arguments, CancellationToken cancellation) => docker.RunAsync(Call(arguments) with { Timeout = Docker.Patience }, null, cancellation);

    private Task ChangeAsync(string[] arguments, Action<string> onLine, CancellationToken cancellation) =>
        Contention.OutlastAsync(() => docker.RunAsync(Call(arguments) with { Changes = true }, onLine, cancellation), onLine, cancellation);

    private ProcessCall Call(IEnumerable<string> arguments)
    {
        string[] second = Added is null ? [] : ["--file", "-"];
        var call = docker.Call(["compose", "--ansi", "never", "--progress", "plain", "--project-name", Name, .. composeFiles.SelectMany(file => new[] { "--file", file }), .. second, "--env-file", envFile, .. arguments], derived);
        return Added is null ? call : call with { Input = Docker.Text(Added.ToComposeFile()) };
    }
}
