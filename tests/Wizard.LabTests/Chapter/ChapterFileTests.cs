using Wizard.LabTests.Lab;
using Wizard.Tests.Traefik;
using Xunit;

namespace Wizard.LabTests.Chapter;

public partial class ChapterTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [LabFact]
    public void The_answers_stand_in_the_env_files()
    {
        Holds("step-ca", "STEP_CA_TRAEFIK_HOST=ca.pi.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.clients.pi.example.com",
            "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=24h", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=8760h", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION=2160h");
        Holds("traefik", "TRAEFIK_STEP_CA_ENABLED=true", "TRAEFIK_STEP_CA_ZERO_CERTS=false", "TRAEFIK_STEP_CA_ENDPOINT=https://ca.pi.example.com", $"TRAEFIK_STEP_CA_FINGERPRINT={walk.Seen["fingerprint"]}");
        Holds("whoami", "WHOAMI_TRAEFIK_HOST=whoami.pi.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=*.clients.pi.example.com", "WHOAMI_MTLS_ALLOW_ALL=false");
    }

    [LabFact]
    public void What_was_rendered_is_what_was_applied()
    {
        Assert.Equal(File.ReadAllText(walk.Administrator.FileOf("traefik", "rendered/traefik.yml")), File.ReadAllText(walk.Administrator.FileOf("traefik", "applied/traefik.yml")));
        foreach (var project in new[] { "traefik", "step-ca", "whoami" })
            Assert.Equal(File.ReadAllText(walk.Administrator.FileOf(project, "rendered/dynamic.yml")), File.ReadAllText(walk.Administrator.FileOf(project, "applied/dynamic.yml")));
    }

    [LabFact]
    public async Task Traefik_knows_every_key_that_is_in_its_volume()
    {
        var (fixedOnes, live) = (await Engine.TraefikFileAsync("traefik.yml"), await Engine.TraefikFileAsync("dynamic.yml"));
        Assert.Empty(KeyCheck.Static().Faults(fixedOnes));
        Assert.Empty(KeyCheck.Dynamic().Faults(live));
        Assert.Contains("strictTLSOptions: true", fixedOnes, StringComparison.Ordinal);
        Assert.Contains("clientAuthType: RequireAndVerifyClientCert", live, StringComparison.Ordinal);
        Assert.Contains("whoami_default@docker", live, StringComparison.Ordinal);
        Assert.Contains("HostSNI(`ca.pi.example.com`)", live, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task The_volume_holds_the_plugin_and_the_authoritys_certificates()
    {
        var files = (await Engine.InTraefikVolumeAsync("find", "/v", "-type", "f")).Split('\n');
        Assert.Contains("/v/plugins-local/src/wizard.local/mtls/mtls.go", files);
        Assert.Contains("/v/plugins-local/src/wizard.local/mtls/.traefik.yml", files);
        var pem = Assert.Single(files, file => file.StartsWith("/v/trust/", StringComparison.Ordinal))["/v/".Length..];
        Assert.Equal(2, (await Engine.TraefikFileAsync(pem)).Split("BEGIN CERTIFICATE").Length - 1);
        Assert.Contains($"/etc/traefik/{pem}", await Engine.TraefikFileAsync("dynamic.yml"), StringComparison.Ordinal);
    }

    [LabTheory]
    [InlineData("whoami", "traefik.http.services.whoami_default.loadbalancer.server.port")]
    [InlineData("step-ca", "traefik.tcp.services.step-ca_default.loadbalancer.server.port")]
    public async Task A_container_carries_two_labels_for_traefik_and_no_policy(string project, string port)
    {
        var labels = await Engine.DockerAsync("inspect", "--format", "{{range $name, $value := .Config.Labels}}{{println $name}}{{end}}", await Engine.ContainerAsync(project, project));
        Assert.Equal(new[] { "traefik.enable", port }.Order(), labels.Split('\n').Where(label => label.StartsWith("traefik.", StringComparison.Ordinal)).Order());
    }

    [LabFact]
    public void Nobody_else_can_read_the_settings()
    {
        var root = walk.Administrator.State;
        Assert.All(Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root), folder => Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
        Assert.All(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories), file => Assert.Equal(Owner, File.GetUnixFileMode(file)));
        Assert.NotEmpty(Directory.EnumerateFiles(walk.Administrator.FileOf("step-ca", "history")));
    }

    private void Holds(string project, params string[] lines)
    {
        var file = File.ReadAllLines(walk.Administrator.FileOf(project, ".env")).Select(line => line.Replace("'", "", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.Contains(line, file));
    }
}
