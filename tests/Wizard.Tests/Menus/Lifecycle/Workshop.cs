using Wizard.Compose;
using Wizard.Installing;
using Wizard.Menus;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Tests.Compose;
using Wizard.Tests.Installing;

namespace Wizard.Tests.Menus.Lifecycle;

/// <summary>An administrator whose engine says what a test wants.</summary>
internal sealed class Workshop : IDisposable
{
    public const string Host = "whoami.example.com";

    public World World { get; } = new();

    /// <summary>What docker answers.</summary>
    public FakeProcesses Engine { get; } = new FakeProcesses().Say("config", "").Say("compose version", "2.40.3").Say("ps --all --quiet", "").Say("image inspect", "").Say("docker events", "");

    /// <summary>The user's own programs: an editor.</summary>
    public FakeEditor Programs { get; } = new();

    public Dictionary<string, string> Environment { get; } = new() { ["EDITOR"] = "ed --quietly", ["PATH"] = "/nonexistent" };

    public bool FromMenu { get; set; }

    public Func<Session, Session> Options { get; set; } = session => session;

    public Session With(IPrompter prompter) => Options(World.With(prompter) with
    {
        Machine = World.Machine with { Docker = new Docker(Engine, new DockerSettings(_ => null), "default") },
        Programs = Programs,
        Environment = Environment,
    });

    /// <summary>Runs a verb of whoami with answers, and gives what was asked and shown; every answer must have been asked for.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string verb, params IEnumerable<(string, string)> answers)
    {
        var script = new ScriptedPrompter(answers);
        await RunAsync(script, "whoami", verb);
        return script.Left == 0 ? script.Transcript : throw new InvalidOperationException($"{script.Left} answers were not asked for");
    }

    public Task RunAsync(IPrompter prompter, string project, string verb) =>
        VerbTable.Require(project, verb).RunAsync(new(With(prompter), project) { FromMenu = FromMenu }, default);

    /// <summary>Configures whoami, as its last install took it.</summary>
    public async Task InstalledAsync()
    {
        await World.SetAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Host}");
        var plan = new Planner(World.Machine).Plan(Open(), imageVersion: null);
        AsInstalled.Record(plan);
    }

    public Deployment Open(string project = "whoami") => World.With(new ScriptedPrompter([])).Open(project);

    /// <summary>One container of whoami, as docker tells it.</summary>
    public static string Container(string state = "running", string service = "whoami", string ports = "") =>
        $$"""{"ID":"0123456789abcdef","Service":"{{service}}","Name":"whoami-{{service}}-1","State":"{{state}}","Status":"Up 2 minutes","Image":"traefik/whoami:v1.11.0","Ports":"{{ports}}"}""";

    public void Dispose() => World.Dispose();
}
