using Wizard.Compose;
using Wizard.Env;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>Brings deployments to the state that their settings say: check, show, ship, up, wait for health; and back, where that fails.</summary>
/// <param name="machine">Where.</param>
public sealed class Installer(Machine machine)
{
    private readonly Planner _planner = new(machine);
    private readonly Shipment _shipment = new(machine);

    /// <summary>How long containers have to become well.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Renders and checks; the engine is asked only what the files cannot tell.</summary>
    /// <exception cref="UserError">A fault, one sentence each; or compose is missing or too old. Nothing was touched.</exception>
    public async Task<InstallPlan> PlanAsync(DeploymentId id, CancellationToken cancellation)
    {
        var deployment = Configured(id);
        var plan = CheckedAsync(deployment, cancellation);
        // A quarter of a second that an install of an unchanged deployment can do without: its compose did for the last one.
        if (!await IsReadAsBeforeAsync(deployment, plan).ConfigureAwait(false)) await ComposeVersion.RequireAsync(machine.Docker, cancellation).ConfigureAwait(false);
        return await plan.ConfigureAwait(false);
    }

    // An old compose may be why the check failed, so its version is the first thing to object to.
    private static async Task<bool> IsReadAsBeforeAsync(Deployment deployment, Task<InstallPlan> plan)
    {
        await ((Task)plan).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return plan.IsCompletedSuccessfully && Completion.Read(deployment)?.Configuration == (await plan.ConfigureAwait(false)).Configuration;
    }

    private async Task<InstallPlan> CheckedAsync(Deployment deployment, CancellationToken cancellation)
    {
        var plan = _planner.Plan(deployment, await LabelledVersionAsync(machine.TraefikFor(deployment.Id), cancellation).ConfigureAwait(false));
        var target = new Target(deployment, plan.Files);
        var (configuration, allowed) = (target.Compose(machine).CheckAsync(cancellation), target.Kind.RequireAsync(deployment, machine, cancellation));
        await Task.WhenAll(configuration, allowed).ConfigureAwait(false);
        return plan with { Configuration = await configuration.ConfigureAwait(false) };
    }

    /// <summary>Carries out a plan; does nothing where everything is as the plan would leave it. Where it fails, what was installed before is brought back.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="recreate">Re-create the containers even where nothing differs.</param>
    /// <param name="log">Told each step and each line of docker's.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">It failed; says why, and what runs now.</exception>
    public async Task InstallAsync(InstallPlan plan, bool recreate, Action<string> log, CancellationToken cancellation)
    {
        using var writer = Lock(cancellation);
        RequireAsAgreed(plan);
        try
        {
            if (!recreate && await new StandingInstall(machine).IsAsync(plan, cancellation).ConfigureAwait(false)) log($"{plan.Deployment.Id} is installed already: nothing has changed.");
            else await BringUpOrBackAsync(plan, recreate, log, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            log($"Cancelled half way; what ran before may be stopped. To go on: {plan.Deployment.Id.CommandOf("install")}");
            throw;
        }
    }

    // Whoever agreed saw other changes: a plan of before would open again what somebody closed in the meantime.
    private void RequireAsAgreed(InstallPlan plan)
    {
        var now = _planner.Plan(Configured(plan.Deployment.Id), plan.ImageVersion);
        if (now.Deployment.File.Hash == plan.Deployment.File.Hash && now.Files.Equals(plan.Files) && now.Before.Equals(plan.Before) && now.Changes.SequenceEqual(plan.Changes)) return;
        throw new UserError($"{plan.Deployment.Id} was changed by somebody else meanwhile: this install would not do what was shown. Nothing was done.", $"Look at it anew: `{plan.Deployment.Id.CommandOf("install")}`.");
    }

    private async Task BringUpOrBackAsync(InstallPlan plan, bool recreate, Action<string> log, CancellationToken cancellation)
    {
        var (bringUp, target, rollback) = (new BringUp(machine, Patience), new Target(plan.Deployment, plan.Files), Rollback.Prepare(machine, plan));
        try
        {
            await bringUp.RunAsync(target, plan.Configuration, recreate, log, cancellation).ConfigureAwait(false);
        }
        catch (UserError cause) when (rollback is not null)
        {
            throw await rollback.RunAsync(bringUp, cause, log, cancellation).ConfigureAwait(false);
        }

        log($"{target.Id} is installed.");
        await target.Kind.AfterStartAsync(target.Deployment, target.Compose(machine), machine, log, cancellation).ConfigureAwait(false);
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
        using var writer = Lock(cancellation);
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
        using var writer = Lock(cancellation);
        await TakeAwayAsync(Configured(id), log, cancellation).ConfigureAwait(false);
        log($"{id} is uninstalled. Its settings and its volumes are kept.");
    }

    /// <summary>Takes the route away, then the containers; for those who hold the writers' lock, and read the settings under it.</summary>
    /// <exception cref="UserError">It is protected, maybe since somebody agreed to this.</exception>
    internal async Task TakeAwayAsync(Deployment deployment, Action<string> log, CancellationToken cancellation)
    {
        InstanceProtection.Require(deployment);
        Completion.Remove(deployment);
        var isTraefik = deployment.Id == machine.TraefikId;
        if (!isTraefik) await _shipment.ShipAsync(deployment, null, log, cancellation).ConfigureAwait(false);
        await Compose(deployment).RemoveAsync(log, cancellation).ConfigureAwait(false);
        if (isTraefik) Applied.Write(deployment, null); // as long as it runs, others ship what it needs beside theirs
    }

    /// <summary>Waits until a deployment is well.</summary>
    public Task WaitAsync(DeploymentId id, Action<string> log, CancellationToken cancellation) =>
        new HealthWait(id, Compose(Configured(id)), machine.Docker) { Patience = Patience }.RunAsync(log, cancellation);

    /// <summary>docker compose for a deployment that has settings.</summary>
    public ComposeProject ComposeOf(DeploymentId id) => Compose(Configured(id));

    private Deployment Configured(DeploymentId id) => machine.Store.Open(id).RequireConfigured();

    private ComposeProject Compose(Deployment deployment) => new Target(deployment, RenderedFolder.ReadApplied(deployment.Paths.Applied)).Compose(machine);

    private WriterLock Lock(CancellationToken cancellation) => WriterLock.Acquire(machine.Store.Root.Context(machine.Context), DeploymentStore.LockPatience, cancellation);

    // Beside the tag, which may be anybody's: where the two disagree, the older one counts.
    private async Task<Version?> LabelledVersionAsync(Deployment traefik, CancellationToken cancellation)
    {
        var label = await machine.Docker.ImageLabelAsync(traefik.Values["TRAEFIK_IMAGE"], "org.opencontainers.image.version", cancellation).ConfigureAwait(false);
        return Version.TryParse(label?.TrimStart('v'), out var version) ? version : null;
    }
}
