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

    /// <summary>What whoami answers with there.</summary>
    public Task<Run> BrowseAsync(string host) => TryAsync("curl", "--silent", "--show-error", "--fail", "--insecure", "--max-time", "20", "--resolve", $"{host}:443:127.0.0.1", $"https://{host}/");

    public async ValueTask DisposeAsync() => (await Run.Async(Script("down.sh"), [_folder])).Succeeded();

    private static string Script(string name) => Path.Combine(Checkout.Source(), "tests", "lab", name);
}
