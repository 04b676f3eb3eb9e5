using System.Text;

namespace Wizard.Compose;

/// <summary>The docker command for one context.</summary>
/// <param name="processes">Runs it.</param>
/// <param name="settings">Its environment.</param>
/// <param name="context">The context's name.</param>
public sealed class Docker(IProcesses processes, DockerSettings settings, string context)
{
    /// <summary>How long a command that only asks may take: a slow SSH link included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long a command that changes something may take: images are pulled over slow links, and services wait for others.</summary>
    public static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(30);

    /// <summary>How long a command that may take long can say nothing before the engine is asked whether it still answers.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes a call of `docker --context CONTEXT ...`.</summary>
    public ProcessCall Call(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null) =>
        new("docker", [.. WhichMachine, .. arguments]) { Environment = settings.Environment(environment ?? []) };

    /// <summary>Runs a call.</summary>
    /// <exception cref="UserError">It failed; says what is known of such failures.</exception>
    public async Task<string> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
    {
        var result = await (IsLong(call) ? Watch.RunAsync(call, onLine, cancellation) : processes.RunAsync(call, onLine, cancellation)).ConfigureAwait(false);
        return result.Succeeded ? result.Output : throw Failure(call, result);
    }

    /// <summary>Runs a call that speaks with the user itself, on the terminal of this process.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> RunOnTerminalAsync(ProcessCall call, CancellationToken cancellation) => processes.RunOnTerminalAsync(call, cancellation);

    /// <summary>Runs a call that only asks; null where it failed for a reason that its caller knows.</summary>
    public async Task<string?> TryAsync(ProcessCall call, CancellationToken cancellation)
    {
        var result = await processes.RunAsync(call with { Timeout = Patience }, null, cancellation).ConfigureAwait(false);
        if (result.Succeeded) return result.Output;
        return DockerFailure.IsEngineAway(result.Errors) ? throw Failure(call, result) : null;
    }

    /// <summary>Unpacks a tar archive into a container's folder: also where the container was created and not yet started.</summary>
    public async Task CopyIntoAsync(string container, string folder, Func<Stream, CancellationToken, Task> tar, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(Call(["cp", "-", $"{container}:{folder}"]) with { Input = tar, Changes = true, Timeout = Patience }, null, cancellation).ConfigureAwait(false);
        }
        catch (UserError)
        {
            await RunAsync(Question, null, cancellation).ConfigureAwait(false); // where the engine is away, docker cp says that the folder is none
            throw;
        }
    }

    /// <summary>Packs a folder of a container into a tar archive, which holds it under its own last name.</summary>
    /// <returns>False where the container has no such folder.</returns>
    public async Task<bool> CopyOutOfAsync(string container, string folder, Func<Stream, CancellationToken, Task> tar, CancellationToken cancellation) =>
        await TryAsync(Call(["cp", $"{container}:{folder}", "-"]) with { Output = tar }, cancellation).ConfigureAwait(false) is not null;

    /// <summary>The machine that the engine runs on.</summary>
    public async Task<EngineHost> HostAsync(CancellationToken cancellation)
    {
        var endpoint = await RunAsync(Call(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}", context]) with { Timeout = Patience }, null, cancellation).ConfigureAwait(false);
        return new(processes, settings.Environment([]), endpoint.Trim());
    }

    /// <summary>The bytes of one file of a container, as text; null where the container has no such file.</summary>
    public Task<string?> ReadAsync(string container, string path, CancellationToken cancellation) =>
        TryAsync(Call(["exec", container, "cat", path]), cancellation);

    /// <summary>Runs a command in a running container.</summary>
    public Task<string> ExecuteAsync(string container, IReadOnlyList<string> command, string input, CancellationToken cancellation) =>
        RunAsync(Call(["exec", "-i", container, .. command]) with { Input = Text(input), Changes = true, Timeout = Patience }, null, cancellation);

    /// <summary>Sends SIGHUP: read your configuration again.</summary>
    public Task ReloadAsync(string container, CancellationToken cancellation) =>
        RunAsync(Call(["kill", "-s", "HUP", container]) with { Changes = true, Timeout = Patience }, null, cancellation);

    /// <summary>A label of a local image; null where there is no such image or label.</summary>
    public async Task<string?> ImageLabelAsync(string image, string label, CancellationToken cancellation)
    {
        var text = await TryAsync(Call(["image", "inspect", "--format", $"{{{{index .Config.Labels \"{label}\"}}}}", image]), cancellation).ConfigureAwait(false);
        return text?.Trim() is { Length: > 0 } found ? found : null;
    }

    /// <summary>Standard input that is this text.</summary>
    public static Func<Stream, CancellationToken, Task> Text(string text) => (stream, cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    private static bool IsLong(ProcessCall call) => call.Timeout == ProcessCall.Endless || call.Timeout > Patience;

    private static UserError Failure(ProcessCall call, ProcessResult result) =>
        DockerFailure.Explain(call, result with { Output = call.Mask.Cover(result.Output), Errors = call.Mask.Cover(result.Errors) });

    private LinkWatch Watch => new(processes, Question, Silence);

    // every engine answers it at once
    private ProcessCall Question => Call(["version", "--format", "{{.Server.Version}}"]);

    // the current engine may be one that only DOCKER_HOST names: `--context default` means that one too
    private IEnumerable<string> WhichMachine => ["--context", context];
}
