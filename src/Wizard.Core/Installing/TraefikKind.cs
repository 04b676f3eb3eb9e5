using Wizard.Compose;
using Wizard.Projects;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Wizard.Traefik.Own;
using Wizard.Traefik.WireGuard;

namespace Wizard.Installing;

/// <summary>Traefik itself.</summary>
internal sealed class TraefikKind : ProjectKind
{
    public override string? WorthOf(string volume) => volume switch
    {
        "config" => "the certificates that Traefik got by ACME, and its account there; the configuration itself is made anew by an install",
        "socket" => "nothing: a socket that is made anew",
        _ => null,
    };

    public override RenderedFiles Render(Deployment deployment, Machine machine, Version? imageVersion)
    {
        var template = machine.Store.Library.Template(deployment.Id.Project);
        var plugins = RenderedFolder.Read(Path.Combine(template, "plugins-local"), name => !name.EndsWith("_test.go", StringComparison.Ordinal));
        var settings = TraefikSettings.From(deployment.Values, imageVersion);
        RefuseBypasses(settings, machine);
        var own = OwnCertificates.Read(deployment.Paths.Folder, settings.Certificates.Own);
        return OwnYaml.Merge(TraefikRenderer.Traefik(settings, plugins).With(own), OwnFolder.Read(deployment));
    }

    // An application was put behind mutual TLS when Traefik was safe for it: it must stay safe.
    private static void RefuseBypasses(TraefikSettings settings, Machine machine)
    {
        Refuse(settings.VersionRefusal, TraefikCheck.AsksForCertificates, machine);
        Refuse(settings.SignInRefusal, TraefikCheck.AsksToSignIn, machine);
    }

    private static void Refuse(UserError? refusal, Func<RenderedFiles, bool> asks, Machine machine)
    {
        if (refusal is null) return;
        var asking = machine.Store.Applied(machine.Context).Where(id => id != machine.TraefikId && asks(RenderedFolder.ReadApplied(machine.Store.Root.Of(id).Applied))).ToList();
        if (asking.Count > 0) throw new UserError($"{refusal.Message} {string.Join(", ", asking)} would lose it.", refusal.Mend);
    }

    public override ComposeParts Parts(Deployment deployment)
    {
        var settings = TraefikSettings.From(deployment.Values, null);
        return new()
        {
            Variables = new Dictionary<string, string>([.. settings.Environment, .. ErrorPages.Environment(settings.ErrorPages is not null), .. settings.Vpn?.Environment ?? new Dictionary<string, string>()]),
            Added = settings.Secrets is { Count: > 0 } secrets ? new("traefik", secrets) : null,
            Files = [.. Files(settings)],
        };
    }

    // A label that compose sees: with another static configuration it makes this one container anew, and no other.
    public override ComposeParts Parts(Deployment deployment, RenderedFiles files)
    {
        var parts = Parts(deployment);
        return parts with { Variables = new Dictionary<string, string>(parts.Variables) { ["TRAEFIK_STATIC_HASH"] = StaticPart.Of(files).Hash } };
    }

    public override string? ReadsAtStart => "traefik";

    private static IEnumerable<string> Files(TraefikSettings settings)
    {
        if (settings.User.IsRoot) yield return "compose.root.yaml";
        if (settings.Vpn is not null) yield return "compose.wireguard.yaml";
        if (settings.Vpn?.IsNeededBy(settings.EntryPoints) == true) yield return "compose.wireguard-first.yaml";
        if (settings.GeoIp is not null) yield return "compose.geoip.yaml";
    }

    // A machine that does not tell lets Traefik try: its own words say then that it may not.
    public override async Task RequireAsync(Deployment deployment, Machine machine, CancellationToken cancellation)
    {
        if (TraefikUser.From(deployment.Values).IsRoot) return;
        var host = await machine.Docker.HostAsync(cancellation).ConfigureAwait(false);
        if (host.IsReachable && await LowPorts.RefusalAsync(deployment.Values, host, cancellation).ConfigureAwait(false) is { } refusal) throw refusal;
    }

    public override async Task BeforeStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        var volume = new TraefikVolume(machine);
        if (await volume.ContainerAsync(cancellation).ConfigureAwait(false) is { } container)
            await volume.HandOverAsync(container, TraefikUser.From(deployment.Values), log, cancellation).ConfigureAwait(false);
        if (Tunnel.From(deployment.Values) is { } vpn) await volume.ShipVpnAsync(vpn, cancellation).ConfigureAwait(false);
    }

    // Each application holds the authority and the provisioners that it was installed with.
    public override Task AfterStartAsync(Deployment deployment, ComposeProject compose, Machine machine, Action<string> log, CancellationToken cancellation)
    {
        var outdated = machine.Store.Applied(machine.Context).Where(id => id != machine.TraefikId && new Planner(machine).Differs(machine.Store.Open(id)));
        foreach (var id in outdated) log($"{id} is not what is configured now: install it again to apply (make {id.Project} install).");
        return Task.CompletedTask;
    }
}
