using Wizard.Compose;
using Wizard.Pki;
using Wizard.Pki.Configuration;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>The certificate authority: an application whose policy belongs into its own ca.json.</summary>
internal sealed class StepCaKind : ApplicationKind
{
    public override string? WorthOf(string volume) => volume == "data"
        ? "the authority's keys and all that it has signed: every certificate of it becomes worthless, and a new authority is another one"
        : null;

    // Somebody may have edited it, and step-ca itself does so too.
    public override async Task<bool> IsInPlaceAsync(Deployment deployment, IReadOnlyList<ContainerState> containers, Machine machine, CancellationToken cancellation)
    {
        var json = await StepCaContainer.In(containers, machine.Docker).ConfigurationAsync(cancellation).ConfigureAwait(false);
        return CaConfiguration.With(json, CaPolicy.From(deployment.Values)) == json;
    }

    public override async Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        var policy = CaPolicy.From(deployment.Values);
        var authority = await StepCaContainer.FindAsync(compose, machine.Docker, cancellation).ConfigureAwait(false);
        log(await authority.EditAsync(json => CaConfiguration.With(json, policy), cancellation).ConfigureAwait(false)
            ? "ca.json now holds the allowed domains and the durations; step-ca has read it."
            : "ca.json already holds the allowed domains and the durations.");
        if (await StepCaLog.PasswordAsync(compose, cancellation).ConfigureAwait(false) is not null)
        {
            log($"Its admin password stands in its log, until the next reinstall. Save it now: {deployment.Id.CommandOf("inspect-password")}");
        }
    }
}
