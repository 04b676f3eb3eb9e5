using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>An application behind Traefik.</summary>
internal class ApplicationKind : ProjectKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion) => deployment.Catalogue.Route is null
        ? RenderedFiles.Empty
        : TraefikRenderer.Application(Application.From(deployment.Values, deployment.Id.Router), TraefikSettings.From(machine.TraefikFor(deployment.Id).Values, imageVersion));

    public override Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        if (deployment.Catalogue.Route == "http") log($"https://{deployment.Values[$"{deployment.Catalogue.Prefix}_TRAEFIK_HOST"]}");
        return Task.CompletedTask;
    }
}
