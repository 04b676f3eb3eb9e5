using Wizard.Settings;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Acme;

/// <summary>Traefik's certificates in the dynamic configuration: the default one, and own files.</summary>
internal static class CertificatesPart
{
    private const string DefaultStore = "default";

    public static DynamicConfiguration Of(ServerCertificates certificates) => new()
    {
        TlsStores = certificates.Acme?.Domains is [var first, ..]
            ? DynamicConfiguration.Empty<TlsStore>().Add(DefaultStore, new TlsStore(first))
            : DynamicConfiguration.Empty<TlsStore>(),
        TlsCertificates = [.. certificates.Own.Select(CertificateFiles.Of)],
    };

    /// <summary>A name and further ones as Traefik reads them: the list of names is flat.</summary>
    public static YamlMappingNode DomainToYaml(CertificateDomain domain) => Yaml.Map(
        ("main", Yaml.Text(domain.Main)),
        ("sans", domain.Others.Count == 0 ? null : Yaml.List(domain.Others)));
}

/// <summary>A store whose default certificate, for clients that ask for no known name, is got by ACME.</summary>
internal sealed record TlsStore(CertificateDomain Default) : IYaml
{
    public YamlMappingNode ToYaml() => Yaml.Map(("defaultGeneratedCert", Yaml.Map(
        ("resolver", Yaml.Text(AcmeResolver.Name)),
        ("domain", CertificatesPart.DomainToYaml(Default)))));
}

/// <summary>A certificate and its key, by their paths inside the container.</summary>
internal sealed record CertificateFiles(string Certificate, string Key) : IYaml
{
    public static CertificateFiles Of(string name)
    {
        var (certificate, key) = ServerCertificates.PathsOf(name);
        return new($"{Volume.Root}/{certificate}", $"{Volume.Root}/{key}");
    }

    public YamlMappingNode ToYaml() => Yaml.Map(("certFile", Yaml.Text(Certificate)), ("keyFile", Yaml.Text(Key)));
}
