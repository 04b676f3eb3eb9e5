using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>Brings deployments to the state that their settings say: check, show, ship, up, wait for health.</summary>
/// <param name="machine">Where.</param>
public sealed class Installer(Machine machine)
{
    private readonly Planner _planner = new(machine);
    private readonly Shipment _shipment = new(machine);

    /// <summary>Renders and checks; the engine is asked only what the files cannot tell.</summary>
    /// <exception cref="UserError">A fault, one sentence each; or compose is missing or too old. Nothing was touched.</exception>
    public async Task<InstallPlan> PlanAsync(DeploymentId id, CancellationToken cancellation)
    {
        var deployment = Configured(id);
        await ComposeVersion.RequireAsync(machine.Docker, cancellation).ConfigureAwait(false);
        var plan = _planner.Plan(deployment, await LabelledVersionAsync(id, cancellation).ConfigureAwait(false));
        await Compose(deployment).CheckAsync(cancellation).ConfigureAwait(false);
        await Kind(deployment).RequireAsync(deployment, machine, cancellation).ConfigureAwait(false);
        return plan;
    }

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="recreate">Re-create the containers even where nothing differs.</param>
    /// <param name="log">Told each step and each line of docker's.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task InstallAsync(InstallPlan plan, bool recreate, Action<string> log, CancellationToken cancellation)
    {
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        try
        {
            await BringUpAsync(plan, recreate, log, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            log($"Cancelled half way. To go on: {plan.Deployment.Id.CommandOf("install")}");
            throw;
        }
    }

    private async Task BringUpAsync(InstallPlan plan, bool recreate, Action<string> log, CancellationToken cancellation)
    {
        var compose = Compose(plan.Deployment);
        await compose.CreateAsync(recreate || plan.NeedsRestart, log, cancellation).ConfigureAwait(false);
        if (plan.Files.Count > 0) await _shipment.ShipAsync(plan.Deployment, plan.Files, log, cancellation).ConfigureAwait(false);
        await Kind(plan.Deployment).BeforeStartAsync(plan.Deployment, compose, machine, log, cancellation).ConfigureAwait(false);
        await compose.StartAsync(log, cancellation).ConfigureAwait(false);
        await new HealthWait(plan.Deployment.Id, compose, machine.Docker).RunAsync(log, cancellation).ConfigureAwait(false);
        if (plan.Files.Count == 0) Applied.Write(plan.Deployment, plan.Files); // no part of Traefik's, and installed all the same
        await ConfirmTraefikAsync(plan.Deployment, log, cancellation).ConfigureAwait(false);
        log($"{plan.Deployment.Id} is installed.");
        await Kind(plan.Deployment).AfterStartAsync(plan.Deployment, compose, machine, log, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes some settings of an installed deployment live without a container being touched, and without what else was saved since its install.</summary>
    /// <returns>True where they are live; false where an install has to do it, which was told.</returns>
    /// <exception cref="UserError">A fault, or Traefik did not take it; nothing is live then.</exception>
    public async Task<bool> ApplyAsync(DeploymentId id, IReadOnlyDictionary<string, string> values, Action<string> log, CancellationToken cancellation)
    {
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        if (machine.Store.OpenApplied(id) is not { } installed) return Later(id, $"{id} is not installed yet", log);
        var deployment = installed with { File = installed.File with { Document = values.Aggregate(installed.File.Document, (all, value) => all.With(value.Key, value.Value)) } };
        var plan = _planner.Plan(deployment, await LabelledVersionAsync(id, cancellation).ConfigureAwait(false));
        if (plan.NeedsRestart) return Later(id, $"{id} was installed by another version of the wizard", log);
        await _shipment.ShipAsync(deployment, plan.Files, log, cancellation).ConfigureAwait(false);
        return true;
    }

    private static bool Later(DeploymentId id, string why, Action<string> log)
    {
        log($"{why}: this becomes live with `{id.CommandOf("install")}`.");
        return false;
    }

    /// <summary>Takes the route away, then the containers; volumes and settings stay.</summary>
    public async Task UninstallAsync(DeploymentId id, Action<string> log, CancellationToken cancellation)
    {
        var deployment = Configured(id);
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        if (id == machine.TraefikId) Applied.Write(deployment, null);
        else await _shipment.ShipAsync(deployment, null, log, cancellation).ConfigureAwait(false);
        await Compose(deployment).RemoveAsync(log, cancellation).ConfigureAwait(false);
        log($"{id} is uninstalled. Its settings and its volumes are kept.");
    }

    /// <summary>Waits until a deployment is well.</summary>
    public Task WaitAsync(DeploymentId id, Action<string> log, CancellationToken cancellation) =>
        new HealthWait(id, Compose(Configured(id)), machine.Docker).RunAsync(log, cancellation);

    /// <summary>docker compose for a deployment that has settings.</summary>
    public ComposeProject ComposeOf(DeploymentId id) => Compose(Configured(id));

    private Deployment Configured(DeploymentId id) => machine.Store.Open(id).RequireConfigured();

    // A Traefik that has just started was not there to be asked when its files were shipped.
    private async Task ConfirmTraefikAsync(Deployment deployment, Action<string> log, CancellationToken cancellation)
    {
        if (deployment.Id != machine.TraefikId || await new TraefikVolume(machine).ContainerAsync(cancellation).ConfigureAwait(false) is not { } container) return;
        if (!await _shipment.TakesAsync(container, log, cancellation).ConfigureAwait(false)) throw await _shipment.RefusedAsync(container, cancellation).ConfigureAwait(false);
    }

    private ComposeProject Compose(Deployment deployment) => machine.ComposeFor(deployment, Kind(deployment).Variables(deployment), Kind(deployment).Added(deployment), Kind(deployment).Additions(deployment));

    private static ProjectKind Kind(Deployment deployment) => ProjectKind.Of(deployment.Id.Project);

    // Beside the tag, which may be anybody's: where the two disagree, the older one counts.
    private async Task<Version?> LabelledVersionAsync(DeploymentId id, CancellationToken cancellation)
    {
        var image = machine.TraefikFor(id).Values["TRAEFIK_IMAGE"];
        var label = await machine.Docker.ImageLabelAsync(image, "org.opencontainers.image.version", cancellation).ConfigureAwait(false);
        return Version.TryParse(label?.TrimStart('v'), out var version) ? version : null;
    }
}
