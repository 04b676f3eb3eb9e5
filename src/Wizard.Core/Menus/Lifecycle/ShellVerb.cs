using Wizard.Compose;
using Wizard.Installing;
using Wizard.Prompting;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT shell`: a shell inside a container, on the user's own terminal.</summary>
internal static class ShellVerb
{
    private static readonly string[] Shell = ["sh", "-c", "command -v bash >/dev/null && exec bash || exec sh"];
    private static readonly string[] Nothing = ["sh", "-c", ":"];

    /// <summary>Asks for the service where several run, and gives the terminal to its shell.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var docker = call.Session.Machine.Docker;
        var container = await call.ConverseAsync((prompter, token) => ChooseAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"A shell is opened in {container.Name}.").ConfigureAwait(false)) return;
        if (await docker.TryAsync(docker.Call(["exec", container.Id, .. Nothing]), cancellation).ConfigureAwait(false) is null)
            throw new UserError($"There is no shell in the image of {container.Service} ({container.Image}).", $"Look at it from outside: `{call.Id.CommandOf("logs-out")}`; `docker cp` copies its files.");
        await call.Session.Prompter.HandOverAsync(
            new($"A shell in {container.Name}: `exit` leads back.", (isTerminal, token) => docker.RunOnTerminalAsync(docker.Call(["exec", isTerminal ? "-it" : "-i", container.Id, .. Shell]) with { Changes = true }, token)),
            cancellation).ConfigureAwait(false);
    }

    private static async Task<ContainerState> ChooseAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var running = await prompter.LookUpAsync($"the containers of {call.Id}", token => new Containers(call.Session.Machine, call.Id).RunningAsync(token), cancellation).ConfigureAwait(false);
        if (running.Count == 1) return running[0];
        var question = new ChoiceQuestion($"{call.Project}.shell", "In which container shall the shell be opened?", [.. running.Select(state => new Option(state.Name) { Value = state.Image })]);
        return running[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
    }
}
