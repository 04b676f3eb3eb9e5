using Wizard.Env;
using Wizard.Projects;
using Wizard.Traefik;
using Wizard.Traefik.Acme;
using Wizard.Traefik.Checks;

namespace Wizard.Installing;

/// <summary>Renders and checks deployments; needs no engine.</summary>
/// <param name="machine">Where they are.</param>
public sealed class Planner(Machine machine)
{
    /// <summary>Renders a deployment into its rendered/ folder and checks it together with everything that is installed beside it.</summary>
    /// <param name="deployment">Which one.</param>
    /// <param name="imageVersion">Traefik's version as its image's label says, where its tag does not; null where nobody knows.</param>
    /// <exception cref="UserError">It is not configured, or a fault: one sentence each that names the setting and the mend.</exception>
    public InstallPlan Plan(Deployment deployment, Version? imageVersion)
    {
        RequireValid(deployment);
        var files = ProjectKind.Of(deployment.Id.Project).Render(deployment, machine, imageVersion);
        RequireNoFaults(deployment.Id, Faults(deployment.Id, files));
        RenderedFolder.Write(deployment.Paths.Rendered, files);
        var before = RenderedFolder.ReadApplied(deployment.Paths.Applied);
        var settings = machine.Store.OpenApplied(deployment.Id)?.File.Document ?? EnvDocument.Parse(deployment.Catalogue.NewEnvFile(), deployment.Paths.EnvFile);
        var warnings = Warnings(deployment, files, imageVersion).Select(warning => $"ATTENTION: {warning}").ToList();
        return new(deployment, files, before, [.. Opened(deployment), .. warnings, .. Changes.Variables(deployment.Catalogue, settings, deployment.File.Document), .. Changes.Files(before, files)]) { Warnings = warnings, ImageVersion = imageVersion };
    }

    /// <summary>Why an install would refuse a deployment as it is configured; null where it would not. Writes nothing.</summary>
    public string? Objection(Deployment deployment)
    {
        try
        {
            RequireValid(deployment);
            RequireNoFaults(deployment.Id, Faults(deployment.Id, ProjectKind.Of(deployment.Id.Project).Render(deployment, machine, imageVersion: null)));
            return null;
        }
        catch (UserError error)
        {
            return error.Message;
        }
    }

    private IEnumerable<string> Warnings(Deployment deployment, RenderedFiles files, Version? imageVersion)
    {
        if (files.Text(Volume.DynamicFile) is null) return [];
        var settings = TraefikSettings.From(machine.TraefikFor(deployment.Id).Values, imageVersion);
        var certificates = new CertificateWarnings(Union(deployment.Id, files).Files, settings, machine.Store.Clock.GetUtcNow());
        return deployment.Id == machine.TraefikId
            ? [.. AcmeWarnings.Of(settings), .. certificates.Of(_ => true)]
            : certificates.Of(owner => owner == deployment.Id.Router);
    }

    // The one change that must not hide among others.
    private IEnumerable<string> Opened(Deployment deployment) =>
        machine.Store.OpenApplied(deployment.Id) is { } installed && ProtectionCheck.IsClosed(installed) && !ProtectionCheck.IsClosed(deployment)
            ? [$"ATTENTION: {deployment.Id} becomes open to everybody who can reach it: neither a certificate nor a sign-in nor a password is asked for any more."]
            : [];

    /// <summary>True where what is configured, here or in Traefik, is not what was installed last, or that install did not come to its end: "re-install to apply".</summary>
    public bool Differs(Deployment deployment) => machine.Store.OpenApplied(deployment.Id) is { } installed
        && (!File.Exists(deployment.Paths.CompletionFile) || !AreSame(installed, deployment) || IsOutdated(installed));

    // But for protection, which counts as soon as it is saved.
    private static bool AreSame(Deployment installed, Deployment configured)
    {
        var (then, now) = (installed.File.Document, configured.File.Document);
        var protection = $"{configured.Catalogue.Prefix}_INSTANCE_PROTECTION";
        return then.ToString() == now.ToString() || then.Without(protection).ToString() == now.Without(protection).ToString();
    }

    // Traefik was installed with another authority or other provisioners since: this one still takes those of before.
    // Of Traefik itself only the administrator's own YAML is looked at: its static file depends on what an image's label says.
    private bool IsOutdated(Deployment installed)
    {
        try
        {
            var (now, then) = (ProjectKind.Of(installed.Id.Project).Render(installed, machine, imageVersion: null), RenderedFolder.ReadApplied(installed.Paths.Applied));
            return installed.Id == machine.TraefikId ? !OwnFolder.IsSame(now, then) : !now.Equals(then);
        }
        catch (UserError)
        {
            return false; // only an install knows the version that an image's label says, and it tells all faults
        }
    }

    /// <summary>True where what a deployment was installed with means now what it meant then: neither own YAML nor certificate files nor this program differ.</summary>
    /// <param name="installed">The deployment as its last install took it.</param>
    /// <param name="imageVersion">Traefik's version as its image's label says; null where nobody knows.</param>
    public bool IsAsInstalled(Deployment installed, Version? imageVersion)
    {
        try
        {
            return ProjectKind.Of(installed.Id.Project).Render(installed, machine, imageVersion).Equals(RenderedFolder.ReadApplied(installed.Paths.Applied));
        }
        catch (UserError)
        {
            return false; // an install tells the fault
        }
    }

    /// <summary>What Traefik's volume holds when this deployment's part is these files (null: none) and the others' are as installed.</summary>
    public TraefikUnion Union(DeploymentId changed, RenderedFiles? files)
    {
        var others = machine.Store.Applied(machine.Context).Where(id => id != changed).Select(id => (id.Router, RenderedFolder.ReadApplied(machine.Store.Root.Of(id).Applied)));
        return TraefikUnion.Of(files is null ? others : others.Append((changed.Router, files)));
    }

    private List<string> Faults(DeploymentId id, RenderedFiles files)
    {
        if (files.Text("dynamic.yml") is null) return [];
        var own = TraefikCheck.Faults(files.Text("traefik.yml"), files.Text("dynamic.yml")!).ToList();
        // the administrator's own YAML may use what applications bring
        if (own.Count > 0 && id != machine.TraefikId) return own;
        return [.. TraefikCheck.Faults(Union(id, files).Files)];
    }

    private void RequireValid(Deployment deployment)
    {
        deployment.RequireConfigured();
        RequireNoFaults(deployment.Id, [.. deployment.Values.Faults(), .. ProtectionCheck.Faults(deployment), .. TemplateCheck.Faults(machine.Store.Library.Template(deployment.Id.Project))]);
    }

    private static void RequireNoFaults(DeploymentId id, List<string> faults)
    {
        if (faults.Count > 0) throw new UserError(string.Join('\n', faults), $"Correct it with `{id.CommandOf("config")}` or `{id.CommandOf("reconfigure")} var=NAME=VALUE`. Nothing was changed.");
    }
}
