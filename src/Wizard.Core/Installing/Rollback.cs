using Wizard.Compose;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The way back to what was installed before, for an install that fails.</summary>
internal sealed class Rollback
{
    private readonly Machine _machine;
    private readonly InstallPlan _plan;
    private readonly Target _before;

    private Rollback(Machine machine, InstallPlan plan, Target before) => (_machine, _plan, _before) = (machine, plan, before);

    /// <summary>Remembers the present state, before anything of a plan is done; null where there is none to go back to: it is a first install, the last one did not come to its end, or it was of the same settings.</summary>
    public static Rollback? Prepare(Machine machine, InstallPlan plan)
    {
        var applied = Applied.Read(plan.Deployment);
        return Completion.Read(plan.Deployment) is not null && !applied.IsOf(plan.Deployment, plan.Files) && machine.Store.OpenApplied(plan.Deployment.Id) is { } installed
            ? new(machine, plan, new(installed, applied.Files))
            : null;
    }

    /// <summary>Goes back.</summary>
    /// <param name="bringUp">Takes the steps.</param>
    /// <param name="cause">Why.</param>
    /// <param name="log">Told each step.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The cause, what runs now, and what does not.</returns>
    public async Task<UserError> RunAsync(BringUp bringUp, UserError cause, Action<string> log, CancellationToken cancellation)
    {
        log($"That failed. {_before.Id} goes back to what was installed before.");
        try
        {
            var target = WayBack();
            Applied.Write(target.Deployment, target.Files);
            var configuration = await target.Compose(_machine).CheckAsync(cancellation).ConfigureAwait(false);
            var containers = await bringUp.RunAsync(target, configuration, recreate: false, log, cancellation).ConfigureAwait(false);
            return new(string.Join('\n', [cause.Message, $"What runs now is what was installed before: {Words(containers)}.", .. NotInForce(target.Deployment)]), $"{cause.Mend}\nThe settings that failed are kept: correct them, and install again.", cause);
        }
        catch (UserError second)
        {
            return new($"{cause.Message}\nWhat was installed before could not be started again either: {second.Message}", $"{cause.Mend}\n{second.Mend}", cause);
        }
    }

    // Whom the new settings keep out stays out, where Traefik has taken them: they are not why a container failed.
    private Target WayBack()
    {
        if (_before.Id == _machine.TraefikId || !Applied.Read(_plan.Deployment).IsOf(_plan.Deployment, _plan.Files)) return _before;
        var document = ProtectionCheck.WithAccessOf(_plan.Deployment.File.Document, _before.Deployment.File.Document, _before.Deployment.Catalogue);
        var deployment = _before.Deployment with { File = _before.Deployment.File with { Document = document } };
        return new(deployment, _before.Kind.Render(deployment, _machine, _plan.ImageVersion));
    }

    private IEnumerable<string> NotInForce(Deployment runs) =>
        Changes.Variables(runs.Catalogue, runs.File.Document, _plan.Deployment.File.Document).Select(line => $"Not in force: {line}");

    private static string Words(IEnumerable<ContainerState> containers) => string.Join(", ", containers.OrderBy(container => container.Service, StringComparer.Ordinal).Select(container => $"{container.Service} ({container.Image}, {container.Status})"));
}
