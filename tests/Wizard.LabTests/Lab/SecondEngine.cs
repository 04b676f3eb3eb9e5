using System.Globalization;

namespace Wizard.LabTests.Lab;

/// <summary>Another Docker engine, in a network of its own with every port free, and with the lab's images: another machine's, but for the file system.</summary>
internal sealed class SecondEngine : IAsyncDisposable
{
    private const string Name = "remote";
    private readonly string _folder;

    private SecondEngine(string folder) => _folder = folder;

    /// <summary>The socket that it listens at.</summary>
    public string Socket => Path.Combine(_folder, "docker.sock");

    /// <summary>Starts it.</summary>
    public static async Task<SecondEngine> StartAsync() => new((await Run.Async(Script("beside.sh"), [Engine.Lab, Name])).Succeeded().Output.Trim());

    /// <summary>Runs a command in its network, where docker is this engine; it must succeed.</summary>
    public async Task<string> RunAsync(params string[] command) => (await TryAsync(command)).Succeeded().Output.Trim();

    /// <summary>The same, which may fail.</summary>
    public Task<Run> TryAsync(params string[] command) => Run.Async(Script("enter.sh"), [_folder, .. command]);

    /// <summary>Waits for the next event of that name.</summary>
    public async Task EventAsync(string name)
    {
        // since now: it may have come before the question reaches the engine
        var since = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);
        using var events = await Listener.StartAsync(name, Script("enter.sh"), _folder, "docker", "events", "--since", since, "--filter", $"event={name}", "--format", "{{.Action}}");
    }

    /// <summary>What whoami answers with there.</summary>
    public Task<Run> BrowseAsync(string host) => TryAsync("curl", "--silent", "--show-error", "--fail", "--insecure", "--max-time", "20", "--resolve", $"{host}:443:127.0.0.1", $"https://{host}/");

    public async ValueTask DisposeAsync() => (await Run.Async(Script("down.sh"), [_folder])).Succeeded();

    private static string Script(string name) => Path.Combine(Checkout.Source(), "tests", "lab", name);
}
