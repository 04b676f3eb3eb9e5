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
        var machines = Machines();
        var machine = machines.Of(Context());
        return request.IsHome ? ConverseAsync(SessionWith, converses: true, HomeMenu.RunAsync) : RunVerbsAsync(machine.Store.Library, SessionWith);

        Session SessionWith(IPrompter prompter) => SessionOf(machines, machine, prompter);
    }

    // in order, and no further than the first that fails
    private async Task<int> RunVerbsAsync(ProjectLibrary library, Func<IPrompter, Session> sessionWith)
    {
        var project = library.Require(request.Project);
        foreach (var verb in request.Verbs(project))
        {
            var assignments = verb.TakesAssignments ? request.Assignments : [];
            IReadOnlyList<string> words = verb.TakesWords ? request.Arguments : [];
            var converses = verb.Converses && assignments.Count == 0 && words.Count == 0;
            var code = await ConverseAsync(sessionWith, converses, (session, cancellation) => verb.RunAsync(new(session, project.Value) { Assignments = assignments, Words = words }, cancellation)).ConfigureAwait(false);
            if (code != ExitCodes.Done) return code;
        }

        return ExitCodes.Done;
    }

    private Task<int> ConverseAsync(Func<IPrompter, Session> sessionWith, bool converses, Func<Session, CancellationToken, Task> conversation) =>
        new FrontEnd(console, request, converses).RunAsync((prompter, cancellation) => conversation(sessionWith(prompter), cancellation));

    private Session SessionOf(Machines machines, Machine machine, IPrompter prompter) =>
        new(machine, prompter)
        {
            Machines = machines,
            Instance = InstanceName.Parse(request.Instance ?? ""),
            NamedContext = request.Context is { Length: > 0 } context ? context : null,
            NamedInstance = request.Instance is { Length: > 0 } instance ? instance : null,
            DryRun = request.DryRun,
            Yes = request.Yes,
            Json = request.Json,
            Service = request.Service,
            AllContexts = request.AllContexts,
            Fingerprint = request.Fingerprint,
            Route = request.Route,
            StepPath = StepFolder.Choose(console.Variable),
            Environment = console.Variables,
            Programs = _processes,
        };

    private Machines Machines()
    {
        var shared = SharedFiles.Find(console.ProgramFolder, Ownership.IsTrusted);
        var root = StateRoot.Choose(console.Variable, shared.IsCheckout ? shared.Folder : null).Trusted(Ownership.IsTrusted);
        var store = new DeploymentStore(root, new ProjectLibrary([shared.Folder, .. Ownership.IsTrusted(root.OwnProjects) ? new[] { root.OwnProjects } : []]), TimeProvider.System);
        return new(store, _processes, _docker);
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
        var (isKnown, isNamed) = (_docker.Contexts().Contains(name), request.Context is { Length: > 0 });
        var context = !isNamed && isKnown ? ContextName.Parse(name) : Context();
        var alias = name.Length > 0 ? ContextName.Parse(name) : context;
        if (!isNamed && !isKnown && name.Length > 0) console.Say($"There is no Docker context {alias}: this alias is for the present one, {context}. Another is named with --context.");
        console.Result($"alias {alias}='wizard --context {context}'");
        return ExitCodes.Done;
    }
}
