using CsCheck;
using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Acme;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik.Acme;

public sealed class AcmeProperties
{
    private static readonly TestAuthority Authority = new();
    private static readonly IReadOnlyList<DnsProvider> Providers = [.. DnsProvider.ReadAll().Where(provider => provider.Code != DnsProvider.AcmeDns)];
    private static readonly Gen<string> Label = Gen.Char["abcxyz0189-"].Array[0, 8].Select(middle => $"a{new string(middle)}z");
    private static readonly Gen<string> Host = Gen.Select(Label, Label, (one, other) => $"{one}.{other}.example");

    private static readonly Gen<IReadOnlyList<CertificateDomain>> Domains = Gen.Select(Host.HashSet[1, 8], Gen.Bool, Gen.Int[1, 3], (hosts, wild, size) =>
        (IReadOnlyList<CertificateDomain>)[.. hosts.Select((host, at) => wild && at % 2 == 0 ? $"*.{host}" : host).Chunk(size).Select(names => new CertificateDomain(names[0], names[1..]))]);

    private static readonly Gen<(string Name, string Value)[]> Settings = Gen.Select(
        Domains, Word("production", "staging", "step-ca"), Word("tls", "http", "dns", "acme-dns"), Gen.Int[0, Providers.Count - 1], Gen.Char[" ~"].Array[1, 20].Select(text => new string(text)), Gen.Int[1, 87600],
        (domains, server, challenge, provider, secret, hours) => new[]
        {
            ("TRAEFIK_ACME_ENABLED", "true"), ("TRAEFIK_ACME_CERT_RESOLVER", server), ("TRAEFIK_ACME_CERTIFICATES_DURATION", $"{hours}"),
            ("TRAEFIK_ACME_CHALLENGE", domains.Any(domain => domain.Wildcard is not null) || challenge == "acme-dns" ? "dns" : challenge),
            ("TRAEFIK_ACME_DNS_PROVIDER", challenge == "acme-dns" ? challenge : Providers[provider].Code),
            ("TRAEFIK_ACME_DNS_VARIABLES", NamedTexts.Write(Providers[provider].Variables.Select(name => new KeyValuePair<string, string>(name, $"x{secret}")))),
            ("TRAEFIK_ACME_CERT_DOMAINS", CertificateDomain.WriteAll(domains)), ("TRAEFIK_TLS_CERTIFICATES", "one-12345678,two-12345678"),
        });

    [Fact]
    public void Any_valid_settings_become_files_without_a_fault_the_same_each_time() => Gen.Select(Settings, Host).Sample((settings, host) =>
    {
        var (files, again) = (Union(settings, host), Union(settings, host));
        Assert.Equal(files, again);
        Assert.Empty(TraefikCheck.Faults(files));
        Assert.Empty(KeyCheck.Static().Faults(files.Text("traefik.yml")!));
        Assert.Empty(KeyCheck.Dynamic().Faults(files.Text("dynamic.yml")!));
        Assert.DoesNotContain("{{", files.Text("dynamic.yml") + files.Text("traefik.yml"), StringComparison.Ordinal);
    }, iter: 300, threads: 1);

    [Fact]
    public void What_a_list_of_certificates_is_written_as_reads_back_as_the_same_list() => Domains.Sample(domains =>
        CertificateDomain.WriteAll(CertificateDomain.ParseAll(CertificateDomain.WriteAll(domains))) == CertificateDomain.WriteAll(domains), iter: 300, threads: 1);

    [Fact]
    public void Whatever_text_a_secret_is_it_is_handed_on_as_it_was_typed() => Gen.String.Where(text => NamedTexts.Fault(text) is null && !text.Any(char.IsSurrogate)).Sample(text =>
        NamedTexts.Parse(NamedTexts.Write([new("A", text)]))["A"] == text, iter: 1000, threads: 1);

    private static Gen<string> Word(params string[] words) => Gen.OneOf([.. words.Select(Gen.Const)]);

    private static RenderedFiles Union((string, string)[] settings, string host)
    {
        var traefik = AcmeValues.Settings(Authority, settings);
        var own = traefik.Certificates.Own.Select(ServerCertificates.PathsOf).Aggregate(RenderedFiles.Empty, (all, paths) => all.With(paths.Certificate, "crt").With(paths.Key, "key"));
        return TraefikUnion.Of(
        [
            ("traefik_default", TraefikRenderer.Traefik(traefik, Deployments.Plugins).With(own)),
            ("whoami_default", Deployments.Rendered(Deployments.Whoami(("WHOAMI_TRAEFIK_HOST", host)), "whoami_default", traefik)),
        ]).Files;
    }
}
