using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Tests.Installing;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Somebody at `make traefik config`: goes to the TLS menu, answers, and renders what it means.</summary>
internal sealed class TlsConsole : IDisposable
{
    public World World { get; } = new();

    public void Dispose() => World.Dispose();

    /// <summary>Chooses an item of the TLS menu and answers its questions.</summary>
    public async Task<ScriptedPrompter> ChooseAsync(string item, params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter([("traefik", "Config"), ("traefik.config", "TLS certificates and authorities"), ("traefik.tls", item), .. script]);
        await World.RunAsync(prompter, "traefik", "config");
        return prompter.Left == 0 ? prompter : throw new InvalidOperationException($"{prompter.Left} answers are left. Asked: {string.Join('\n', prompter.Transcript)}");
    }

    public Task<ScriptedPrompter> AcmeAsync(params (string, string)[] script) => ChooseAsync("Configure ACME (Let's Encrypt or Step-CA)", script);

    public string Value(string name) => World.Value("traefik", name);

    /// <summary>Renders, and reads one of the files.</summary>
    public async Task<string> RenderAsync(string file, string project = "traefik")
    {
        await World.RunAsync(new ScriptedPrompter([]), project, "config-render");
        return await File.ReadAllTextAsync(Path.Combine(World.Folder, "default", project, "default", "rendered", file));
    }

    /// <summary>What an install leaves behind, without the engine; the plan that it was made from.</summary>
    public InstallPlan Install(string project)
    {
        var plan = new Planner(World.Machine).Plan(World.With(new ScriptedPrompter([])).Open(project), null);
        AsInstalled.Record(plan);
        return plan;
    }
}
