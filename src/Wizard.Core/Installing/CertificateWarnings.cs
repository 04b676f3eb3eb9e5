using Wizard.Pki.Files;
using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using YamlDotNet.RepresentationModel;

namespace Wizard.Installing;

/// <summary>Looks at all that Traefik will read: is each host covered by a certificate, and does none of them join what mutual TLS keeps apart?</summary>
/// <param name="volume">All that Traefik's volume will hold.</param>
/// <param name="settings">Traefik's settings.</param>
/// <param name="now">The time.</param>
internal sealed class CertificateWarnings(RenderedFiles volume, TraefikSettings settings, DateTimeOffset now)
{
    private readonly YamlMappingNode _root = YamlReader.Read(Volume.DynamicFile, volume.Text(Volume.DynamicFile) ?? "").Root;

    /// <summary>The warnings, one sentence each with its mend.</summary>
    /// <param name="concerns">True for the deployments (<c>project_instance</c>) that it is asked about.</param>
    public IEnumerable<string> Of(Func<string, bool> concerns)
    {
        if (settings.Certificates is { Acme: null, Own.Count: 0 }) return [];
        var certificates = Certificates().ToList();
        var hosts = Hosts().Select(host => host with { Certificate = BestOf(certificates, host.Name) }).ToList();
        return [.. hosts.Where(host => host.Certificate is null && concerns(host.Owner)).Select(Uncovered), .. Shared(hosts, concerns), .. Expired()];
    }

    // A router that passes TLS through shows no certificate of Traefik's.
    private IEnumerable<Host> Hosts() =>
        from router in RouterNode.AllOf(_root)
        where router.Section == "http" && router.Body.At("tls") is not null
        from name in router.Hosts
        select new Host(name, router.Owner, router.Tls, null);

    // Whatever somebody asks for is shown to all: Traefik chooses by the client's wish among everything it has.
    private IEnumerable<CertificateNames> Certificates() =>
    [
        .. Own().Select(own => own.Names),
        .. RouterNode.AllOf(_root).Where(router => router.Body.TextAt("tls", "certResolver") is not null).SelectMany(router => Domains(router.Body.At("tls", "domains"))),
        .. _root.EntriesAt("tls", "stores").Select(store => store.Body.At("defaultGeneratedCert", "domain")).OfType<YamlNode>().Select(NamesOf),
    ];

    private IEnumerable<(CertificateNames Names, string File, DateTimeOffset Until)> Own() =>
        from file in Items(_root.At("tls", "certificates")).Select(one => one.TextAt("certFile") ?? "")
        let bytes = volume.Find(file.Length > Volume.Root.Length ? file[(Volume.Root.Length + 1)..] : file)
        where bytes is not null
        let found = ServerCertificate.Look(bytes.Value.Span)
        select (new CertificateNames([.. found.Names]), file, found.Until);

    private string Uncovered(Host host) => settings.Certificates.Acme?.CertificateFor(host.Name) is not null
        ? $"Traefik gets the certificate of {host.Name} only once {DeploymentOf(host)} is installed again: make {host.Owner.Split('_')[0]} install"
        : $"No certificate covers {host.Name} ({DeploymentOf(host)}), so that no client believes that it is there: add it with `make traefik certs`.";

    private static IEnumerable<string> Shared(List<Host> hosts, Func<string, bool> concerns) =>
        from closed in hosts
        where closed.Tls != Traefik.Names.DefaultTls && closed.Certificate is not null
        let others = hosts.Where(host => host.Certificate == closed.Certificate && host.Tls != closed.Tls).ToList()
        where others.Count > 0 && (concerns(closed.Owner) || others.Any(other => concerns(other.Owner)))
        select $"{closed.Name} asks for client certificates and shares its own certificate with {string.Join(", ", others.Select(other => other.Name).Distinct())}:"
            + $" a browser that is connected to one of them gets 421 from the other. Give {closed.Name} a certificate of its own with `make traefik certs`.";

    private IEnumerable<string> Expired() =>
        from own in Own()
        where own.Until <= now
        select $"The certificate in {own.File} expired on {own.Until:yyyy-MM-dd}: choose a newer one (TLS certificates and authorities > Use my own certificate files).";

    private static string DeploymentOf(Host host) => host.Owner.Replace("_default", "", StringComparison.Ordinal).Replace('_', ' ');

    private static CertificateNames? BestOf(List<CertificateNames> certificates, string host) =>
        certificates.Find(names => names.Holds(host)) ?? certificates.Find(names => names.Covers(host));

    private static IEnumerable<CertificateNames> Domains(YamlNode? list) => Items(list).Select(NamesOf);

    private static CertificateNames NamesOf(YamlNode domain) => new([domain.TextAt("main") ?? "", .. domain.TextsAt("sans")]);

    private static IEnumerable<YamlNode> Items(YamlNode? list) => list is YamlSequenceNode sequence ? sequence.Children : [];

    private sealed record Host(string Name, string Owner, string Tls, CertificateNames? Certificate);

    // a record: two certificates of the same names are one to Traefik
    private sealed record CertificateNames(string All)
    {
        public CertificateNames(IEnumerable<string> names) : this(string.Join(',', names))
        {
        }

        public bool Holds(string host) => All.Split(',').Contains(host);

        public bool Covers(string host) => All.Split(',').Any(name => HostPatterns.Match(name, host));
    }
}
