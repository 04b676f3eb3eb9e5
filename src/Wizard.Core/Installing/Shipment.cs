using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Puts one deployment's part, with all the others', where Traefik reads it, and asks Traefik whether it took it.</summary>
/// <param name="machine">Where.</param>
internal sealed class Shipment(Machine machine)
{
    private readonly TraefikVolume _volume = new(machine);
    private readonly Unconfirmed _unconfirmed = new(machine);

    /// <summary>Records what a deployment ships now (null: nothing any more) and ships the union. Where Traefik does not take it, the state before is shipped again.</summary>
    /// <returns>False where there is no Traefik that could take it.</returns>
    /// <exception cref="UserError">Traefik did not take it; holds Traefik's last lines.</exception>
    public async Task<bool> ShipAsync(Deployment deployment, RenderedFiles? files, Action<string> log, CancellationToken cancellation)
    {
        var container = await _volume.ContainerAsync(cancellation).ConfigureAwait(false);
        var before = Applied.Read(deployment);
        Applied.Write(deployment, files);
        if (container is null)
        {
            if (files is not null) log("Traefik is not installed in this context: the route becomes live when it is (`make traefik install`).");
            return false;
        }

        if (await TakesOrRestoresAsync(container, () => before.Restore(deployment), log, cancellation).ConfigureAwait(false)) return true;

        before.Restore(deployment);
        await TakesAsync(container, log, cancellation).ConfigureAwait(false);
        throw await RefusedAsync(container, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ships everything that is installed into Traefik's container, and has it read where it runs. True where Traefik took it, or will when it starts.</summary>
    public async Task<bool> TakesAsync(string container, Action<string> log, CancellationToken cancellation)
    {
        var traefik = machine.Store.OpenApplied(machine.TraefikId);
        var union = new Planner(machine).Union(machine.TraefikId, traefik is null ? null : RenderedFolder.ReadApplied(traefik.Paths.Applied));
        var control = new TraefikControl(machine.Docker, traefik is null ? 0 : TraefikControl.PortOf(traefik.Values));
        var (user, isRunning) = await _volume.LookAsync(container, cancellation).ConfigureAwait(false);
        _unconfirmed.Set();
        await _volume.ShipAsync(container, union.WithControl(TraefikControl.User, control.BasicHash), user, cancellation).ConfigureAwait(false);
        if (traefik is null || !isRunning) return true;
        await machine.Docker.ReloadAsync(container, cancellation).ConfigureAwait(false);
        if (!await control.KnowsAsync(container, union.Marker, cancellation).ConfigureAwait(false)) return false;
        _unconfirmed.Clear();
        log("Traefik has taken the configuration.");
        return true;
    }

    /// <summary>The error of a configuration that Traefik did not take.</summary>
    public async Task<UserError> RefusedAsync(string container, CancellationToken cancellation)
    {
        var log = await machine.Docker.RunAsync(machine.Docker.Call(["logs", "--tail", "10", container]) with { Timeout = Docker.Patience }, null, cancellation).ConfigureAwait(false);
        return new($"Traefik did not take the configuration; the one before it is in force. Its last lines:\n{log.TrimEnd()}", "Correct what they name, and install again.");
    }

    // What was not shipped to its end is not installed: else a failure or Ctrl-C would leave it recorded as live.
    private async Task<bool> TakesOrRestoresAsync(string container, Action restore, Action<string> log, CancellationToken cancellation)
    {
        try
        {
            return await TakesAsync(container, log, cancellation).ConfigureAwait(false);
        }
        catch
        {
            restore();
            throw;
        }
    }
}
