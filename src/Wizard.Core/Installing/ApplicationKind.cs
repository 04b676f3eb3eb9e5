using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>An application behind Traefik.</summary>
internal class ApplicationKind : ProjectKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion) => deployment.Catalogue.Route is null
        ? RenderedFiles.Empty
        : TraefikRenderer.Application(Application.From(deployment.Values, deployment.Id.Router), InForce(machine, imageVersion));

    // What Traefik was installed with counts: settings that were saved and not installed must not become live through another project's install.
    private static TraefikSettings InForce(Machine machine, Version? imageVersion)
    {
        var traefik = machine.Store.OpenApplied(machine.TraefikId) ?? machine.Store.Open(machine.TraefikId);
        return TraefikSettings.From(traefik.Values, imageVersion);
    }
}
