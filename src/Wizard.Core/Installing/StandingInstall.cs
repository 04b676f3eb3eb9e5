using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Looks whether an install has anything to do. In doubt it has.</summary>
/// <param name="machine">Where.</param>
internal sealed class StandingInstall(Machine machine)
{
    /// <summary>True where settings, files, containers, images and Traefik's volume are what this plan's install would leave.</summary>
    public async Task<bool> IsAsync(InstallPlan plan, CancellationToken cancellation)
    {
        var deployment = plan.Deployment;
        if (Completion.Read(deployment) is not { } last || last.Configuration != plan.Configuration || !Applied.Read(deployment).IsOf(deployment, plan.Files)) return false;
        var (containers, shipped) = (AreInPlaceAsync(new(deployment, plan.Files), last, cancellation), IsShippedAsync(plan, cancellation));
        await Task.WhenAll(containers, shipped).ConfigureAwait(false);
        return await containers.ConfigureAwait(false) && await shipped.ConfigureAwait(false);
    }

    private async Task<bool> AreInPlaceAsync(Target target, Completion last, CancellationToken cancellation)
    {
        var containers = await target.Compose(machine).ContainersAsync(cancellation).ConfigureAwait(false);
        return last.Holds(containers) && await target.Kind.IsInPlaceAsync(target.Deployment, containers, machine, cancellation).ConfigureAwait(false);
    }

    // Without Traefik there is nowhere to ship to.
    private async Task<bool> IsShippedAsync(InstallPlan plan, CancellationToken cancellation)
    {
        if (plan.Files.Count == 0) return true;
        var volume = new TraefikVolume(machine);
        if (await volume.ContainerAsync(cancellation).ConfigureAwait(false) is not { } container) return true;
        return !new Unconfirmed(machine).IsSet
            && await volume.ReadAsync(container, Volume.DynamicFile, cancellation).ConfigureAwait(false) is { } text
            && Union(plan).IsIn(text, TraefikControl.User);
    }

    private TraefikUnion Union(InstallPlan plan) => new Planner(machine).Union(plan.Deployment.Id, plan.Files);
}
