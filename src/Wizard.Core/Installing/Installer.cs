using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;
using Wizard.Settings;

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
        var plan = _planner.Plan(deployment, await LabelledVersionAsync(machine.TraefikFor(id), cancellation).ConfigureAwait(false));
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
        var (compose, before) = (Compose(plan.Deployment), Applied.Read(plan.Deployment));
        await compose.CreateAsync(recreate || plan.NeedsRestart, log, cancellation).ConfigureAwait(false);
        if (plan.Files.Count > 0) await _shipment.ShipAsync(plan.Deployment, plan.Files, log, cancellation).ConfigureAwait(false);
        await Kind(plan.Deployment).BeforeStartAsync(plan.Deployment, compose, machine, log, cancellation).ConfigureAwait(false);
        await compose.StartAsync(log, cancellation).ConfigureAwait(false);
        await new HealthWait(plan.Deployment.Id, compose, machine.Docker).RunAsync(log, cancellation).ConfigureAwait(false);
        if (plan.Files.Count == 0) Applied.Write(plan.Deployment, plan.Files); // no part of Traefik's, and installed all the same
        await ConfirmTraefikAsync(plan.Deployment, before, log, cancellation).ConfigureAwait(false);
        log($"{plan.Deployment.Id} is installed.");
        await Kind(plan.Deployment).AfterStartAsync(plan.Deployment, compose, machine, log, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a change of an installed deployment live without a container being touched, and without anything else that was changed since its install: settings, own YAML, certificate files.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">The settings that differ, made from those that were installed.</param>
    /// <param name="log">Told what is done, or why an install has to do it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>True where the change is live; false where an install has to do it.</returns>
    /// <exception cref="UserError">A fault, or Traefik did not take it; nothing is live then.</exception>
    public async Task<bool> ApplyAsync(DeploymentId id, Func<Values, IReadOnlyDictionary<string, string>> change, Action<string> log, CancellationToken cancellation)
    {
        using var writer = WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);
        if (machine.Store.OpenApplied(id) is not { } installed) return Later(id, $"{id} is not installed yet", log);
        var version = await LabelledVersionAsync(installed, cancellation).ConfigureAwait(false);
        if (!_planner.IsAsInstalled(installed, version)) return Later(id, $"More than this differs from what is installed of {id} (own YAML, certificate files, the wizard itself)", log);
        var document = change(installed.Values).Aggregate(installed.File.Document, (all, value) => all.With(value.Key, value.Value));
        var deployment = installed with { File = installed.File with { Document = document } };
        var plan = _planner.Plan(deployment, version);
        if (plan.NeedsRestart) return Later(id, $"{id} has to start anew for it", log);
        return await _shipment.ShipAsync(deployment, plan.Files, log, cancellation).ConfigureAwait(false);
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
        await TakeAwayAsync(deployment, log, cancellation).ConfigureAwait(false);
        log($"{id} is uninstalled. Its settings and its volumes are kept.");
    }

    /// <summary>Takes the route away, then the containers; for those who hold the writers' lock.</summary>
    internal async Task TakeAwayAsync(Deployment deployment, Action<string> log, CancellationToken cancellation)
    {
        if (deployment.Id == machine.TraefikId) Applied.Write(deployment, null);
        else await _shipment.ShipAsync(deployment, null, log, cancellation).ConfigureAwait(false);
        await Compose(deployment).RemoveAsync(log, cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits until a deployment is well.</summary>
    public Task WaitAsync(DeploymentId id, Action<string> log, CancellationToken cancellation) =>
        new HealthWait(id, Compose(Configured(id)), machine.Docker).RunAsync(log, cancellation);

    /// <summary>docker compose for a deployment that has settings.</summary>
    public ComposeProject ComposeOf(DeploymentId id) => Compose(Configured(id));

    private Deployment Configured(DeploymentId id) => machine.Store.Open(id).RequireConfigured();

    // A Traefik that has just started was not there to be asked when its files were shipped.
    private async Task ConfirmTraefikAsync(Deployment deployment, Applied before, Action<string> log, CancellationToken cancellation)
    {
        if (deployment.Id != machine.TraefikId || await new TraefikVolume(machine).ContainerAsync(cancellation).ConfigureAwait(false) is not { } container) return;
        if (await _shipment.TakesAsync(container, log, cancellation).ConfigureAwait(false)) return;
        // else the record would say what does not run, and every later install would fail for it
        before.Restore(deployment);
        await _shipment.TakesAsync(container, log, cancellation).ConfigureAwait(false);
        throw await _shipment.RefusedAsync(container, cancellation).ConfigureAwait(false);
    }

    private ComposeProject Compose(Deployment deployment) => machine.ComposeFor(deployment, Kind(deployment).Parts(deployment));

    private static ProjectKind Kind(Deployment deployment) => ProjectKind.Of(deployment.Id.Project);

    // Beside the tag, which may be anybody's: where the two disagree, the older one counts.
    private async Task<Version?> LabelledVersionAsync(Deployment traefik, CancellationToken cancellation)
    {
        var label = await machine.Docker.ImageLabelAsync(traefik.Values["TRAEFIK_IMAGE"], "org.opencontainers.image.version", cancellation).ConfigureAwait(false);
        return Version.TryParse(label?.TrimStart('v'), out var version) ? version : null;
    }
}
