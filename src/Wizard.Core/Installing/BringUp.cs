using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The steps of an install, in their order. Each of them may be the last one before the program is killed: the next install takes them all again.</summary>
/// <param name="machine">Where.</param>
/// <param name="patience">How long the containers have to become well.</param>
internal sealed class BringUp(Machine machine, TimeSpan patience)
{
    private readonly Shipment _shipment = new(machine);

    /// <summary>Brings a deployment to a state.</summary>
    /// <param name="target">The state.</param>
    /// <param name="configuration">What its compose files mean, as a hash.</param>
    /// <param name="recreate">Make the containers anew even where nothing differs.</param>
    /// <param name="log">Told each step and each line of docker's.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The containers that run now.</returns>
    /// <exception cref="UserError">It could not be done, or a container is not well.</exception>
    public async Task<IReadOnlyList<ContainerState>> RunAsync(Target target, string configuration, bool recreate, Action<string> log, CancellationToken cancellation)
    {
        var (deployment, compose, last) = (target.Deployment, target.Compose(machine), Completion.Read(target.Deployment));
        Completion.Remove(deployment);
        await compose.CreateAsync(recreate, log, cancellation).ConfigureAwait(false);
        if (target.Kind.ReadsAtStart is { } service) await RecreateUnknownAsync(compose, service, last, log, cancellation).ConfigureAwait(false);
        var before = Applied.Read(deployment);
        if (target.Files.Count > 0) await _shipment.ShipAsync(deployment, target.Files, log, cancellation).ConfigureAwait(false);
        await target.Kind.BeforeStartAsync(deployment, compose, machine, log, cancellation).ConfigureAwait(false);
        await compose.StartAsync(log, cancellation).ConfigureAwait(false);
        await new HealthWait(deployment.Id, compose, machine.Docker) { Patience = patience }.RunAsync(log, cancellation).ConfigureAwait(false);
        if (target.Files.Count == 0) Applied.Write(deployment, target.Files); // no part of Traefik's, and installed all the same
        if (target.Id == machine.TraefikId) await ConfirmAsync(deployment, before, log, cancellation).ConfigureAwait(false);
        var containers = await compose.ContainersAsync(cancellation).ConfigureAwait(false);
        Completion.Of(configuration, containers).Write(deployment);
        return containers;
    }

    // It may have been started after an install that did not come to its end: nobody knows then what it read.
    private static async Task RecreateUnknownAsync(ComposeProject compose, string service, Completion? last, Action<string> log, CancellationToken cancellation)
    {
        var containers = await compose.ContainersAsync(cancellation).ConfigureAwait(false);
        var unknown = containers.Any(container => container.Service == service && container.State != "created" && last?.Knows(container) != true);
        if (unknown) await compose.RecreateAsync(service, log, cancellation).ConfigureAwait(false);
    }

    // A Traefik that has just started was not there to be asked when its files were shipped.
    private async Task ConfirmAsync(Deployment traefik, Applied before, Action<string> log, CancellationToken cancellation)
    {
        if (!new Unconfirmed(machine).IsSet || await new TraefikVolume(machine).ContainerAsync(cancellation).ConfigureAwait(false) is not { } container) return;
        if (await _shipment.TakesAsync(container, log, cancellation).ConfigureAwait(false)) return;
        // else the record would say what does not run, and every later install would fail for it
        before.Restore(traefik);
        await _shipment.TakesAsync(container, log, cancellation).ConfigureAwait(false);
        throw await _shipment.RefusedAsync(container, cancellation).ConfigureAwait(false);
    }
}
