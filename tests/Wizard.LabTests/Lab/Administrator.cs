namespace Wizard.LabTests.Lab;

/// <summary>Who types the commands: a fresh home, a fresh state root, a checkout. What they installed is removed with them.</summary>
public sealed class Administrator : IAsyncDisposable
{
    private readonly Checkout _checkout;
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-admin-").FullName;
    private readonly Dictionary<string, string> _environment;

    public Administrator(Checkout checkout)
    {
        _checkout = checkout;
        Directory.CreateDirectory(Home);
        _environment = new() { ["HOME"] = Home, ["WIZARD_HOME"] = State };
    }

    /// <summary>$HOME.</summary>
    public string Home => Path.Combine(_folder, "home");

    /// <summary>$WIZARD_HOME.</summary>
    public string State => Path.Combine(_folder, "state");

    /// <summary>The folder that commands are typed in: the checkout.</summary>
    public string Folder => _checkout.Folder;

    /// <summary>The program.</summary>
    public string Program => _checkout.Program;

    /// <summary>A file of a deployment of the instance default.</summary>
    public string FileOf(string project, string file) => Path.Combine(State, "default", project, "default", file);

    /// <summary>A file of a certificate that was issued here, by its ending.</summary>
    public string CertificateFile(string name, string ending) => FileOf("step-ca", $"certs/{name}.{ending}");

    /// <summary>Every file below the state root, and what it holds: to see that nothing has changed.</summary>
    public IReadOnlyDictionary<string, string> Applied() => Directory.Exists(State)
        ? Directory.EnumerateFiles(State, "*", SearchOption.AllDirectories).Where(path => path.Contains("/applied/", StringComparison.Ordinal)).ToDictionary(path => path, File.ReadAllText)
        : new Dictionary<string, string>();

    /// <summary>Files of a write that was not finished, and locks that are still held.</summary>
    public IEnumerable<string> LeftOver() => Directory.Exists(State)
        ? Directory.EnumerateFiles(State, "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".tmp", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith(".lock.", StringComparison.Ordinal))
        : [];

    /// <summary>Adds a variable to the environment of every command.</summary>
    public void Export(string name, string value) => _environment[name] = value;

    /// <summary>Types `make WORDS`.</summary>
    public Task<Run> MakeAsync(params string[] words) => RunAsync("make", words);

    /// <summary>Types `wizard WORDS`.</summary>
    public Task<Run> WizardAsync(params string[] words) => RunAsync(Program, words);

    /// <summary>Types `wizard WORDS`, and then those lines.</summary>
    public Task<Run> WizardAsync(string[] words, string input) => RunAsync(Program, words, input);

    /// <summary>Types a line of shell.</summary>
    public Task<Run> ShellAsync(string line) => RunAsync("bash", ["-c", line]);

    /// <summary>Types `make PROJECT reconfigure var=...` for each assignment.</summary>
    public async Task ReconfigureAsync(string project, params string[] assignments)
    {
        foreach (var assignment in assignments) (await MakeAsync(project, "reconfigure", $"var={assignment}")).Succeeded();
    }

    /// <summary>Says, beside what is asked, where the engine's socket is: in the lab it is not at the usual place.</summary>
    public Task UseTheLabAsync() => ReconfigureAsync("traefik", $"TRAEFIK_DOCKER_SOCKET={Engine.Socket}");

    /// <summary>Types a command on a terminal.</summary>
    internal Task<PtySession> OpenAsync(IReadOnlyList<string> command, int columns = 80, int rows = 24) =>
        PtySession.StartAsync(command, columns, rows, environment: _environment, folder: Folder);

    /// <summary>Types `wizard WORDS` on a terminal.</summary>
    internal Task<PtySession> OpenWizardAsync(params string[] words) => OpenAsync([Program, .. words]);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (LabFactAttribute.IsThere) await Engine.ClearAsync();
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private Task<Run> RunAsync(string program, string[] words, string input = "") =>
        Run.Async(program, words, _environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value), Folder, input);
}
