using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>An application behind Traefik.</summary>
internal class ApplicationKind : ProjectKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion)
    {
        if (deployment.Catalogue.Route is null) return RenderedFiles.Empty;
        var application = Application.From(deployment.Values, deployment.Id.Router);
        if (application.AuthorizedGroup is not null && SignIn.RefusalOf(application.Host.Text, machine) is { } refusal) throw refusal;
        return TraefikRenderer.Application(application, machine.TraefikSettingsFor(deployment.Id, imageVersion));
    }

    public override Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        if (deployment.Catalogue.Route == "http") log($"https://{deployment.Values[$"{deployment.Catalogue.Prefix}_TRAEFIK_HOST"]}");
        return Task.CompletedTask;
    }
}
