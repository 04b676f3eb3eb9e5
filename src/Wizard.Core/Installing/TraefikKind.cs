using Wizard.Projects;
using Wizard.Traefik;

namespace Wizard.Installing;

/// <summary>Traefik itself.</summary>
internal sealed class TraefikKind : ProjectKind
{
    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion)
    {
        var template = machine.Store.Library.Template(deployment.Id.Project);
        var plugins = RenderedFolder.Read(Path.Combine(template, "plugins-local"), name => !name.EndsWith("_test.go", StringComparison.Ordinal));
        return TraefikRenderer.Traefik(TraefikSettings.From(deployment.Values, imageVersion), plugins);
    }

    public override IReadOnlyDictionary<string, string> Variables(Deployment deployment) => TraefikSettings.From(deployment.Values, null).Environment;
}
