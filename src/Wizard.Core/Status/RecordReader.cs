using Wizard.Installing;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Traefik;
using Wizard.Traefik.Acme;

namespace Wizard.Status;

/// <summary>Reads what the state root says of the deployments of a context.</summary>
internal sealed class RecordReader
{
    private readonly Machine _machine;
    private readonly Planner _planner;

    /// <summary>For one look at one context.</summary>
    public RecordReader(Machine machine)
    {
        // Traefik's settings are part of what every application means: read once, not once for each
        _machine = machine.ForOneLook();
        _planner = new(_machine);
    }

    /// <summary>Every deployment that has settings, or was installed.</summary>
    public IReadOnlyList<Recorded> ReadAll()
    {
        var ids = _machine.Store.Found(_machine.Context);
        var found = new Recorded[ids.Count];
        Parallel.For(0, ids.Count, index => found[index] = Read(ids[index])); // whether one differs is told by rendering it
        return found;
    }

    /// <summary>One deployment, which need not exist.</summary>
    public Recorded Read(DeploymentId id)
    {
        var paths = _machine.Store.Root.Of(id);
        var found = new Recorded(id) { IsConfigured = _machine.Store.IsConfigured(id), IsInstalled = File.Exists(paths.AppliedEnvFile) };
        try
        {
            var deployment = _machine.Store.Open(id);
            var inForce = _machine.Store.OpenApplied(id) ?? deployment;
            found = found with { Image = ImageOf(inForce), Differs = _planner.Differs(deployment), Ports = PortsOf(inForce) };
            return found with { Certificates = [.. Issued(paths), .. Shown(inForce)] };
        }
        catch (Exception error) when (error is UserError or IOException or UnauthorizedAccessException or FormatException)
        {
            return found with { Fault = error.Message };
        }
    }

    private static string ImageOf(Deployment deployment)
    {
        var setting = $"{deployment.Catalogue.Prefix}_IMAGE";
        return deployment.Catalogue.Find(setting) is null ? "" : deployment.Values[setting];
    }

    private Port[] PortsOf(Deployment deployment) => deployment.Id == _machine.TraefikId
        ? [.. EntryPoint.AllOf(deployment.Values).Select(entryPoint => new Port(entryPoint.Name, $"{entryPoint.Host}", entryPoint.Port, entryPoint.Protocol == Settings.Protocol.Udp ? "udp" : "tcp"))]
        : [];

    private IEnumerable<Certificate> Issued(DeploymentPaths paths)
    {
        if (!Directory.Exists(paths.Certificates)) return [];
        var now = _machine.Store.Clock.GetUtcNow();
        return from kept in new CertificateFolder(paths.Certificates, paths.Folder, _machine.Store.Clock).List()
               let status = kept.StatusAt(now)
               where status is not (CertificateStatus.Superseded or CertificateStatus.Expired)
               select new Certificate(kept.Name, status, kept.Until);
    }

    private IEnumerable<Certificate> Shown(Deployment inForce)
    {
        if (inForce.Id != _machine.TraefikId) return [];
        var (now, files) = (_machine.Store.Clock.GetUtcNow(), RenderedFolder.ReadApplied(inForce.Paths.Applied));
        return from path in files.Paths
               where path.StartsWith(ServerCertificates.Folder, StringComparison.Ordinal) && path.EndsWith(".crt", StringComparison.Ordinal)
               let found = ServerCertificate.Look(files.Find(path)!.Value.Span)
               select new Certificate(found.Names[0], ServerCertificate.StatusOf(found.From, found.Until, now), found.Until);
    }
}
