using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The containers of a deployment, as its last install made them: stopped, started, looked at.</summary>
/// <param name="machine">Where.</param>
/// <param name="id">Which deployment.</param>
public sealed class Containers(Machine machine, DeploymentId id)
{
    /// <summary>Those there are, running or not.</summary>
    /// <exception cref="UserError">There are none.</exception>
    public async Task<IReadOnlyList<ContainerState>> RequireAsync(CancellationToken cancellation)
    {
        var states = await Installed().ContainersAsync(cancellation).ConfigureAwait(false);
        return states.Count > 0 ? states : throw new UserError($"{id} is not installed here.", $"Run `{id.CommandOf("install")}` first.");
    }

    /// <summary>Those that run.</summary>
    /// <exception cref="UserError">None does.</exception>
    public async Task<IReadOnlyList<ContainerState>> RunningAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ContainerState> running = [.. (await RequireAsync(cancellation).ConfigureAwait(false)).Where(state => state.State == "running")];
        return running.Count > 0 ? running : throw new UserError($"No container of {id} runs.", $"Start it: `{id.CommandOf("start")}`; `{id.CommandOf("logs-out")}` shows why it ended.");
    }

    /// <summary>Starts them and waits until they are well.</summary>
    public async Task StartAsync(Action<string> log, CancellationToken cancellation)
    {
        await DoAsync(compose => compose.StartAgainAsync(log, cancellation), cancellation).ConfigureAwait(false);
        await WaitAsync(log, cancellation).ConfigureAwait(false);
        log($"{id} runs.");
    }

    /// <summary>Stops them.</summary>
    public async Task StopAsync(Action<string> log, CancellationToken cancellation)
    {
        await DoAsync(compose => compose.StopAsync(log, cancellation), cancellation).ConfigureAwait(false);
        log($"{id} is stopped. To go on: {id.CommandOf("start")}");
    }

    /// <summary>Stops and starts them, and waits until they are well.</summary>
    public async Task RestartAsync(Action<string> log, CancellationToken cancellation)
    {
        await DoAsync(compose => compose.RestartAsync(log, cancellation), cancellation).ConfigureAwait(false);
        await WaitAsync(log, cancellation).ConfigureAwait(false);
        log($"{id} runs.");
    }

    /// <summary>Fetches the images that are configured; what runs stays as it is.</summary>
    public async Task PullAsync(Action<string> log, CancellationToken cancellation)
    {
        await new Installer(machine).ComposeOf(id).PullAsync(log, cancellation).ConfigureAwait(false);
        log($"The images are here. To run them: {id.CommandOf("install")}");
    }

    private async Task DoAsync(Func<ComposeProject, Task> action, CancellationToken cancellation)
    {
        await RequireAsync(cancellation).ConfigureAwait(false);
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        await action(Installed()).ConfigureAwait(false);
    }

    private Task WaitAsync(Action<string> log, CancellationToken cancellation) => new HealthWait(id, Installed(), machine.Docker).RunAsync(log, cancellation);

    // with the settings that they were made from: what was saved since may name services that no container was made for
    private ComposeProject Installed()
    {
        var deployment = machine.Store.OpenApplied(id) ?? machine.Store.Open(id).RequireConfigured();
        return machine.ComposeFor(deployment, ProjectKind.Of(id.Project).Parts(deployment));
    }
}
