using Wizard.Compose;
using Wizard.Installing;
using Wizard.Menus;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Cli;

/// <summary>Does what the command line asks for.</summary>
/// <param name="console">The terminal, the environment, the signals.</param>
/// <param name="request">What is asked for.</param>
internal sealed class WizardProgram(SystemConsole console, Request request)
{
    private readonly DockerSettings _docker = new(console.Variable);
    private readonly IProcesses _processes = request.DryRun ? new DryRunProcesses(new ChildProcesses(), console.Say) : new ChildProcesses();

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync()
    {
        if (request.Alias is { } alias) return Task.FromResult(PrintAlias(alias));
        var machine = Machine();
        return request.IsHome ? ConverseAsync(machine, converses: true, HomeMenu.RunAsync) : RunVerbsAsync(machine);
    }

    // in order, and no further than the first that fails
    private async Task<int> RunVerbsAsync(Machine machine)
    {
        var project = machine.Store.Library.Require(request.Project);
        foreach (var verb in request.Verbs(project))
        {
            var assignments = verb.TakesAssignments ? request.Assignments : [];
            IReadOnlyList<string> words = verb.TakesWords ? request.Arguments : [];
            var converses = verb.Converses && assignments.Count == 0 && words.Count == 0;
            var code = await ConverseAsync(machine, converses, (session, cancellation) => verb.RunAsync(new(session, project.Value) { Assignments = assignments, Words = words }, cancellation)).ConfigureAwait(false);
            if (code != ExitCodes.Done) return code;
        }

        return ExitCodes.Done;
    }

    private Task<int> ConverseAsync(Machine machine, bool converses, Func<Session, CancellationToken, Task> conversation) =>
        new FrontEnd(console, request, converses).RunAsync((prompter, cancellation) => conversation(SessionOf(machine, prompter), cancellation));

    private Session SessionOf(Machine machine, IPrompter prompter) =>
        new(machine, prompter)
        {
            Instance = InstanceName.Parse(request.Instance ?? ""),
            NamedContext = request.Context is { Length: > 0 } context ? context : null,
            NamedInstance = request.Instance is { Length: > 0 } instance ? instance : null,
            DryRun = request.DryRun,
            Yes = request.Yes,
            Json = request.Json,
            Service = request.Service,
            Fingerprint = request.Fingerprint,
            Route = request.Route,
            StepPath = StepFolder.Choose(console.Variable),
            Environment = console.Variables,
            Programs = _processes,
        };

    private Machine Machine()
    {
        var shared = SharedFiles.Find(console.ProgramFolder, Ownership.IsTrusted);
        var root = StateRoot.Choose(console.Variable, shared.IsCheckout ? shared.Folder : null).Trusted(Ownership.IsTrusted);
        var store = new DeploymentStore(root, new ProjectLibrary([shared.Folder, .. Ownership.IsTrusted(root.OwnProjects) ? new[] { root.OwnProjects } : []]), TimeProvider.System);
        var context = Context();
        return new(context, store, new Docker(_processes, _docker, context.Value));
    }

    private ContextName Context()
    {
        if (request.Context is not { Length: > 0 } named) return ContextName.Parse(_docker.CurrentContext);
        var contexts = _docker.Contexts();
        if (contexts.Contains(named)) return ContextName.Parse(named);
        var near = Nearest.To(named, contexts);
        throw new UsageError($"There is no Docker context {ContextName.Parse(named)}.", near is null ? "`docker context ls` lists them." : $"Did you mean {near}?");
    }

    // the context of that name if there is one: `wizard alias pi` on a machine that knows pi means that machine
    private int PrintAlias(string name)
    {
        var context = request.Context is null && _docker.Contexts().Contains(name) ? ContextName.Parse(name) : Context();
        var alias = name.Length > 0 ? ContextName.Parse(name) : context;
        console.Result($"alias {alias}='wizard --context {context}'");
        return ExitCodes.Done;
    }
}
