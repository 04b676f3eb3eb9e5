using System.Globalization;
using System.Security.Cryptography;

namespace Wizard.Compose;

/// <summary>docker compose for one deployment.</summary>
/// <param name="docker">Runs it.</param>
/// <param name="name">What compose calls the project.</param>
/// <param name="composeFiles">Its compose.yaml, and those that add to it.</param>
/// <param name="envFile">The settings; every value the compose file names comes from here or from <paramref name="derived"/>.</param>
/// <param name="derived">Variables of the program's own, which no file holds.</param>
public sealed partial class ComposeProject(Docker docker, string name, IReadOnlyList<string> composeFiles, string envFile, IReadOnlyDictionary<string, string> derived)
{
    /// <summary>What compose calls the project.</summary>
    public string Name { get; } = name;

    /// <summary>Variables for the containers of a service that compose.yaml cannot name, because which ones they are is a matter of settings.</summary>
    public ServiceVariables? Added { get; init; }

    /// <summary>Covers the secrets among the settings in what compose says.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;

    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(5);

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
    public async Task<IReadOnlyList<ContainerState>> ContainersAsync(CancellationToken cancellation)
    {
        string[] ofProject = ["--filter", $"label=com.docker.compose.project={Name}", "--filter", "label=com.docker.compose.oneoff=False"];
        var call = docker.Call(["ps", "--all", "--no-trunc", .. ofProject, "--format", ContainerState.Format]) with { Timeout = Docker.Patience };
        return ContainerState.ReadAll(await docker.RunAsync(call, null, cancellation).ConfigureAwait(false));
    }

    /// <summary>The last lines that the containers of one service have printed.</summary>
    public Task<string> LastLogsAsync(string service, int lines, CancellationToken cancellation) =>
        AskAsync(LogArguments(service, Number(lines)), cancellation);

    /// <summary>What the containers have printed, line by line; secrets in it are theirs to print.</summary>
    /// <param name="service">Only that one; null for all, each line behind the name of its service.</param>
    /// <param name="onLine">Told each line; none is kept.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task StreamLogsAsync(string? service, Action<string> onLine, CancellationToken cancellation) =>
        docker.RunAsync(Call(LogArguments(service, "all")) with { Timeout = Docker.LongPatience }, onLine, cancellation);

    /// <summary>The same from the last 200 lines on, and what they go on to print, until it is cancelled.</summary>
    public Task FollowLogsAsync(string? service, Action<string> onLine, CancellationToken cancellation) =>
        docker.RunAsync(Call(["logs", "--follow", .. LogArguments(service, "200").Skip(1)]) with { Timeout = ProcessCall.Endless }, onLine, cancellation);

    private static string[] LogArguments(string? service, string tail) =>
        ["logs", "--no-color", "--tail", tail, .. service is null ? Array.Empty<string>() : ["--no-log-prefix", service]];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<string> AskAsync(IEnumerable<string> arguments, CancellationToken cancellation) => docker.RunAsync(Call(arguments), null, cancellation);

    private Task ChangeAsync(string[] arguments, Action<string> onLine, CancellationToken cancellation)
    {
        var call = Call(arguments) with { Changes = true, Timeout = arguments[0] is "down" or "stop" ? StopPatience : Docker.LongPatience };
        return Contention.OutlastAsync(() => docker.RunAsync(call, line => onLine(Mask.Cover(line)), cancellation), onLine, cancellation);
    }

    private ProcessCall Call(IEnumerable<string> arguments)
    {
        string[] second = Added is null ? [] : ["--file", "-"];
        var call = docker.Call(["compose", "--ansi", "never", "--progress", "plain", "--project-name", Name, .. composeFiles.SelectMany(file => new[] { "--file", file }), .. second, "--env-file", envFile, .. arguments], derived);
        return call with { Mask = Mask, Input = Added is null ? null : Docker.Text(Added.ToComposeFile()) };
    }
}
