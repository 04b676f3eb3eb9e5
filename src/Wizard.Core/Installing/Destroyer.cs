using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>Removes a deployment from the engine with all that it has stored there. Its settings are kept.</summary>
/// <param name="machine">Where.</param>
public sealed class Destroyer(Machine machine)
{
    /// <summary>What would be lost; needs the engine, and touches nothing.</summary>
    /// <exception cref="UserError">The deployment is not configured, or the engine does not answer.</exception>
    public async Task<Losses> LossesAsync(DeploymentId id, CancellationToken cancellation)
    {
        var compose = new Installer(machine).ComposeOf(id);
        var (containers, volumes, model) = (compose.ContainersAsync(cancellation), Volumes(id).ListAsync(cancellation), compose.ModelAsync(cancellation));
        await Task.WhenAll(containers, volumes, model).ConfigureAwait(false);
        return new(id, [.. (await containers.ConfigureAwait(false)).Select(state => state.Name)], [.. (await volumes.ConfigureAwait(false)).Select(Worth)])
        {
            HasRoute = id != machine.TraefikId && Directory.Exists(machine.Store.Root.Of(id).Applied),
            ServesOthers = id == machine.TraefikId,
        };

        LostVolume Worth((string Name, string Key) volume) => new(volume.Name, model.Result.MountsOf(volume.Key), ProjectKind.Of(id.Project).WorthOf(volume.Key));
    }

    /// <summary>Takes the route away, the containers, and the volumes that compose made for it. Cancelled half way, it is done to its end the next time.</summary>
    public async Task DestroyAsync(DeploymentId id, Action<string> log, CancellationToken cancellation)
    {
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        await new Installer(machine).TakeAwayAsync(machine.Store.Open(id).RequireConfigured(), log, cancellation).ConfigureAwait(false);
        var volumes = Volumes(id);
        foreach (var (name, _) in await volumes.ListAsync(cancellation).ConfigureAwait(false))
        {
            await volumes.RemoveAsync(name, cancellation).ConfigureAwait(false);
            log($"Volume {name} is removed.");
        }

        log($"{id} is destroyed. Its settings are kept: {id.CommandOf("install")} makes a new one of them. To forget them, too, remove {machine.Store.Root.Of(id).Folder}.");
    }

    private ProjectVolumes Volumes(DeploymentId id) => new(machine.Docker, id.ComposeProject);
}
