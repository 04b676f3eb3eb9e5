using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;
using Wizard.Traefik.Checks;

namespace Wizard.Installing;

/// <summary>Traefik itself.</summary>
internal sealed class TraefikKind : ProjectKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion)
    {
        var template = machine.Store.Library.Template(deployment.Id.Project);
        var plugins = RenderedFolder.Read(Path.Combine(template, "plugins-local"), name => !name.EndsWith("_test.go", StringComparison.Ordinal));
        var settings = TraefikSettings.From(deployment.Values, imageVersion);
        RefuseBypasses(settings, machine);
        return TraefikRenderer.Traefik(settings, plugins).With(OwnCertificates.Read(deployment.Paths.Folder, settings.Certificates.Own));
    }

    // An application was put behind mutual TLS when Traefik was safe for it: it must stay safe.
    private static void RefuseBypasses(TraefikSettings settings, Machine machine)
    {
        if (settings.VersionRefusal is not { } refusal) return;
        var asking = machine.Store.Applied(machine.Context).Where(id => id != machine.TraefikId && AsksForCertificates(machine, id)).ToList();
        if (asking.Count > 0)
            throw new UserError($"{refusal.Message} {string.Join(", ", asking)} would lose it.", refusal.Mend);
    }

    private static bool AsksForCertificates(Machine machine, DeploymentId id) =>
        TraefikCheck.AsksForCertificates(RenderedFolder.ReadApplied(machine.Store.Root.Of(id).Applied));

    // Each application holds the authority and the provisioners that it was installed with.
    public override Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        var outdated = machine.Store.Applied(machine.Context).Where(id => id != machine.TraefikId && new Planner(machine).Differs(machine.Store.Open(id)));
        foreach (var id in outdated) log($"{id} is not what is configured now: install it again to apply (make {id.Project} install).");
        return Task.CompletedTask;
    }

    public override IReadOnlyDictionary<string, string> Variables(Deployment deployment) => TraefikSettings.From(deployment.Values, null).Environment;

    public override ServiceVariables? Added(Deployment deployment) =>
        TraefikSettings.From(deployment.Values, null).Secrets is { Count: > 0 } secrets ? new("traefik", secrets) : null;
}
