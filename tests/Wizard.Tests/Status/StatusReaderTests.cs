using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Installing;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Status;
using Wizard.Tests.Installing;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Status;

public sealed class StatusReaderTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_whole_context_costs_two_calls_of_the_engine()
    {
        _world.Answer(Recording.Whoami, Recording.Traefik("traefik:v3.7.13"));
        await ReadAsync();
        Assert.Equal(2, _world.Processes.Lines.Count);
    }

    [Fact]
    public async Task What_is_configured_what_runs_and_both_are_all_there()
    {
        await _world.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.example.com");
        _world.Answer(Recording.Whoami);
        var status = await ReadAsync();
        Assert.Equal(["step-ca NotInstalled", "whoami Running"], status.Deployments.Select(found => $"{found.Id} {found.State}"));
        var whoami = status.Deployments[1];
        Assert.Equal((false, "1.11.0", "whoami 127.0.0.1:8083"), (whoami.IsConfigured, whoami.Version, $"{whoami.Ports.Single()}"));
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 8, 53, 1, TimeSpan.Zero), whoami.Since!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Containers_that_do_not_all_run_are_counted()
    {
        _world.Answer(Recording.Whoami, Recording.Created);
        var whoami = (await ReadAsync()).Deployments.Single();
        Assert.Equal((DeploymentState.PartlyRunning, 1, 2), (whoami.State, whoami.Running, whoami.Containers!.Count));
    }

    [Fact]
    public async Task What_has_ended_is_stopped_since_its_end()
    {
        _world.Answer(Recording.Ended);
        var whoami = (await ReadAsync()).Deployments.Single();
        Assert.Equal((DeploymentState.Stopped, 10), (whoami.State, whoami.Since!.Value.Minute));
    }

    [Theory]
    [InlineData("healthy", DeploymentState.Healthy)]
    [InlineData("starting", DeploymentState.Starting)]
    [InlineData("unhealthy", DeploymentState.Unhealthy)]
    public async Task Health_is_what_the_health_check_says(string health, DeploymentState state)
    {
        _world.Answer(Recording.Traefik("traefik:v3.7.13", health));
        Assert.Equal(state, (await ReadAsync()).Deployments.Single().State);
    }

    [Theory]
    [InlineData("traefik:v3.7.13", "", "3.7.13", "")]
    [InlineData("traefik:v3.7.12", "", "3.7.12", "CVE-2026-53622 CVE-2026-114656")]
    [InlineData("traefik:v3.7.13", "v3.7.2", "3.7.2", "CVE-2026-48491 CVE-2026-85597 CVE-2026-88879 CVE-2026-53622 CVE-2026-114656")]
    [InlineData("traefik:latest", "v3.7.13", "3.7.13", "")]
    [InlineData("traefik:latest", "", null, null)]
    public async Task The_known_holes_of_the_Traefik_that_runs_are_named(string image, string label, string? version, string? holes)
    {
        _world.Answer(Recording.Traefik(image, "healthy", label));
        var traefik = (await ReadAsync()).Deployments.Single();
        Assert.Equal(version, traefik.Version);
        Assert.Equal(holes, traefik.Vulnerabilities is null ? null : string.Join(' ', traefik.Vulnerabilities.Select(found => found.Id)));
    }

    [Fact]
    public async Task The_ports_of_Traefik_are_its_entrypoints()
    {
        await _world.SetAsync("traefik", "TRAEFIK_WEB_ENTRYPOINT_PORT=8080");
        _world.Answer();
        Assert.Equal(["web 8080", "websecure 443"], (await ReadAsync()).Deployments.Single().Ports.Select(port => $"{port}"));
    }

    [Fact]
    public async Task Changed_settings_of_what_is_installed_differ()
    {
        await InstalledAsync();
        _world.Answer(Recording.Whoami);
        Assert.False((await ReadAsync()).Deployments[^1].Differs);
        await _world.SetAsync("whoami", "WHOAMI_NAME=other");
        Assert.True((await ReadAsync()).Deployments[^1].Differs);
    }

    [Fact]
    public async Task An_install_that_did_not_come_to_its_end_is_to_be_done_again()
    {
        await InstalledAsync();
        File.Delete(_world.Machine.Store.Root.Of(_world.Machine.Id("whoami", InstanceName.Default)).CompletionFile);
        _world.Answer(Recording.Whoami);
        Assert.True((await ReadAsync()).Deployments[^1].Differs);
    }

    [Fact]
    public async Task The_certificate_files_that_Traefik_shows_are_among_its_certificates()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=info");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Pi", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("pi.example.com");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-90), DateTimeOffset.UtcNow.AddDays(9.5));
        var traefik = _world.Machine.Store.Open(_world.Machine.TraefikId);
        AsInstalled.Record(traefik, RenderedFiles.Empty.With("tls/pi-example-com-01234567.crt", certificate.ExportCertificatePem()));
        _world.Answer();
        var shown = Assert.Single((await ReadAsync()).Deployments.Single(status => status.Id == _world.Machine.TraefikId).Certificates);
        Assert.Equal(("pi.example.com", CertificateStatus.Due), (shown.Name, shown.Status));
    }

    [Fact]
    public async Task What_was_installed_and_is_gone_is_missing()
    {
        await InstalledAsync();
        _world.Answer();
        Assert.Equal(DeploymentState.Missing, (await ReadAsync()).Deployments[^1].State);
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_a_state_of_the_context_and_what_the_files_say_stays()
    {
        await InstalledAsync();
        var status = await ReadAsync();
        Assert.Contains("The Docker engine does not answer.", status.EngineFault, StringComparison.Ordinal);
        Assert.Equal((DeploymentState.Unknown, true), (status.Deployments[^1].State, status.Deployments[^1].IsInstalled));
    }

    [Fact]
    public async Task A_file_with_a_fault_is_the_fault_of_its_deployment_alone()
    {
        await _world.SetAsync("whoami", "WHOAMI_NAME=one");
        await _world.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.example.com");
        File.AppendAllText(_world.Machine.Store.Root.Of(_world.Machine.Id("whoami", InstanceName.Default)).EnvFile, "'nonsense\n");
        _world.Answer();
        var status = await ReadAsync();
        Assert.Equal([false, true], status.Deployments.Select(found => found.Fault is not null));
    }

    [Fact]
    public async Task A_copy_of_a_deployments_folder_under_a_name_that_none_can_have_is_no_deployment()
    {
        await _world.SetAsync("whoami", "WHOAMI_NAME=one");
        Directory.CreateDirectory(Path.Combine(_world.Folder, "default", "whoami", "default.bak"));
        _world.Answer();
        Assert.Equal(["whoami"], (await ReadAsync()).Deployments.Select(found => $"{found.Id}"));
    }

    [Fact]
    public async Task What_stands_in_a_label_cannot_steer_the_terminal()
    {
        _world.Answer(Recording.Whoami.Replace("\"com.docker.compose.service\":\"whoami\"", "\"com.docker.compose.service\":\"\\u001b[2J\"", StringComparison.Ordinal));
        Assert.Equal("?[2J", (await ReadAsync()).Deployments.Single().Containers!.Single().Service);
    }

    [Fact]
    public async Task An_instance_stands_behind_the_default_one()
    {
        await _world.SetAsync("whoami", "WHOAMI_NAME=one");
        var other = _world.Machine.Id("whoami", InstanceName.Parse("blue"));
        _world.Machine.Store.Save(_world.Machine.Store.Open(other), _world.Machine.Store.Open(other).File.Document);
        _world.Answer(Recording.Whoami.Replace("\"whoami\",\"com", "\"whoami_blue\",\"com", StringComparison.Ordinal));
        Assert.Equal(["whoami NotInstalled", "whoami blue Running"], (await ReadAsync()).Deployments.Select(found => $"{found.Id} {found.State}"));
    }

    [Fact]
    public async Task Each_machine_that_docker_knows_says_for_itself_how_it_is()
    {
        _world.Answer(Recording.Whoami);
        var all = await AllContexts.ReadAsync(_world.Machines, default);
        Assert.Equal(["default answers", "pi is silent"], all.Select(status => $"{status.Context} {(status.EngineFault is null ? "answers" : "is silent")}"));
    }

    private Task<ContextStatus> ReadAsync() => new StatusReader(_world.Machine).ReadAsync(null, TimeSpan.FromSeconds(60), default);

    private async Task InstalledAsync()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=info");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        AsInstalled.Record(new Planner(_world.Machine).Plan(_world.Machine.Store.Open(_world.Machine.Id("whoami", InstanceName.Default)), null));
    }
}
