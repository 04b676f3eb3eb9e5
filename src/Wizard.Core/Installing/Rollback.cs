using Wizard.Compose;

namespace Wizard.Installing;

/// <summary>The way back to what was installed before, for an install that fails.</summary>
internal sealed class Rollback
{
    private readonly Machine _machine;
    private readonly Target _target;
    private readonly Applied _applied;

    private Rollback(Machine machine, Target target, Applied applied) => (_machine, _target, _applied) = (machine, target, applied);

    /// <summary>Remembers the present state, before anything of a plan is done; null where there is none to go back to: it is a first install, the last one did not come to its end, or it was of the same settings.</summary>
    public static Rollback? Prepare(Machine machine, InstallPlan plan)
    {
        var applied = Applied.Read(plan.Deployment);
        return Completion.Read(plan.Deployment) is not null && !applied.IsOf(plan.Deployment, plan.Files) && machine.Store.OpenApplied(plan.Deployment.Id) is { } installed
            ? new(machine, new(installed, applied.Files), applied)
            : null;
    }

    /// <summary>Goes back.</summary>
    /// <param name="bringUp">Takes the steps.</param>
    /// <param name="cause">Why.</param>
    /// <param name="log">Told each step.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The cause, and what runs now.</returns>
    public async Task<UserError> RunAsync(BringUp bringUp, UserError cause, Action<string> log, CancellationToken cancellation)
    {
        log($"That failed. {_target.Id} goes back to what was installed before.");
        try
        {
            _applied.Restore(_target.Deployment);
            var configuration = await _target.Compose(_machine).CheckAsync(cancellation).ConfigureAwait(false);
            var containers = await bringUp.RunAsync(_target, configuration, recreate: false, log, cancellation).ConfigureAwait(false);
            return new($"{cause.Message}\nWhat runs now is what was installed before: {Words(containers)}.", $"{cause.Mend}\nThe settings that failed are kept: correct them, and install again.", cause);
        }
        catch (UserError second)
        {
            return new($"{cause.Message}\nWhat was installed before could not be started again either: {second.Message}", $"{cause.Mend}\n{second.Mend}", cause);
        }
    }

    private static string Words(IEnumerable<ContainerState> containers) => string.Join(", ", containers.OrderBy(container => container.Service, StringComparer.Ordinal).Select(container => $"{container.Service} ({container.Image}, {container.Status})"));
}
