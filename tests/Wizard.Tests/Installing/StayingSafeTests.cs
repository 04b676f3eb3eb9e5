using Wizard.Compose;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>Mutual TLS that was installed is not lost by what happens afterwards.</summary>
public sealed class StayingSafeTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("traefik:v3.7.12")]
    [InlineData("traefik:v3.6.0")]
    [InlineData("traefik:latest")]
    public async Task Traefik_cannot_be_made_older_beneath_an_application_with_mutual_TLS(string image)
    {
        await InstallBothAsync();
        await _world.SetAsync("traefik", $"TRAEFIK_IMAGE={image}");
        var error = Assert.Throws<UserError>(() => new Planner(_world.Machine).Plan(Open("traefik"), null));
        Assert.Contains("TRAEFIK_IMAGE", error.Message, StringComparison.Ordinal);
        Assert.Contains("whoami would lose it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Traefik_may_be_made_older_where_nothing_asks_for_certificates()
    {
        await _world.SetAsync("traefik", "TRAEFIK_IMAGE=traefik:v3.6.0");
        Assert.NotEmpty(new Planner(_world.Machine).Plan(Open("traefik"), null).Files);
    }

    [Fact]
    public async Task The_version_of_an_image_that_was_only_saved_does_not_speak_for_the_one_that_runs()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("traefik", "TRAEFIK_IMAGE=traefik:latest");
        Install("traefik");
        await _world.SetAsync("traefik", "TRAEFIK_IMAGE=traefik:v3.7.13");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.example.com");
        var engine = new Engine(("image inspect", ""), ("compose version", "2.40.3"));
        var machine = _world.Machine with { Docker = new Docker(engine, new DockerSettings(_ => null), "default") };
        await Assert.ThrowsAsync<UserError>(() => new Installer(machine).PlanAsync(Open("whoami").Id, default));
        Assert.Contains(engine.Calls, call => call.Contains("image inspect", StringComparison.Ordinal) && call.EndsWith("traefik:latest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_shipped_is_not_recorded_as_installed()
    {
        await InstallBothAsync();
        var before = Open("whoami").Paths.Applied;
        var text = await File.ReadAllTextAsync(Path.Combine(before, "dynamic.yml"));
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com");
        var plan = new Planner(_world.Machine).Plan(Open("whoami"), null);
        var machine = _world.Machine with { Docker = new Docker(new Engine(("ps", "abc\n")), new DockerSettings(_ => null), "default") };
        await Assert.ThrowsAsync<UserError>(() => new Shipment(machine).ShipAsync(plan.Deployment, plan.Files, _ => { }, default));
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(before, "dynamic.yml")));
        Assert.True(new Planner(_world.Machine).Differs(Open("whoami")));
    }

    [Fact]
    public async Task What_the_editor_saves_while_an_install_runs_is_not_recorded_as_installed()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        var checkedOne = Open("whoami");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com");
        Applied.Write(checkedOne, RenderedFiles.Empty.With("dynamic.yml", "http:\n  routers:\n    a: b\n"));
        Assert.Contains("a.example.com", await File.ReadAllTextAsync(checkedOne.Paths.AppliedEnvFile), StringComparison.Ordinal);
        Assert.True(new Planner(_world.Machine).Differs(Open("whoami")));
    }

    [Theory]
    [InlineData("STEP_CA_MTLS_AUTH=true")]
    [InlineData("STEP_CA_HTTP_AUTH=alice")]
    public async Task A_protection_that_the_project_does_not_know_is_an_error_and_not_ignored(string line)
    {
        await _world.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.example.com", "STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.example.com");
        await File.AppendAllTextAsync(Open("step-ca").Paths.EnvFile, line + "\n");
        var error = Assert.Throws<UserError>(() => new Planner(_world.Machine).Plan(Open("step-ca"), null));
        Assert.Contains($"{line.Split('=')[0]} protects nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Traefik_that_takes_other_certificates_now_marks_the_applications_that_still_take_those_of_before()
    {
        await InstallBothAsync();
        Assert.False(new Planner(_world.Machine).Differs(Open("whoami")));
        await _world.SetAsync("traefik", "TRAEFIK_STEP_CA_CLIENT_PROVISIONERS=other");
        Assert.False(new Planner(_world.Machine).Differs(Open("whoami")));
        Install("traefik");
        Assert.True(new Planner(_world.Machine).Differs(Open("whoami")));
    }

    private async Task InstallBothAsync()
    {
        await _world.TrustStepCaAsync();
        Install("traefik");
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=foo.example.com");
        Install("whoami");
    }

    private Deployment Open(string project) => _world.With(new ScriptedPrompter([])).Open(project);

    // what an install leaves behind, without the engine
    private void Install(string project)
    {
        var plan = new Planner(_world.Machine).Plan(Open(project), null);
        AsInstalled.Record(plan);
    }

    private sealed class Engine(params (string Sign, string Output)[] answers) : IProcesses
    {
        public List<string> Calls { get; } = [];

        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            Calls.Add(string.Join(' ', call.Arguments));
            var known = answers.FirstOrDefault(answer => Calls[^1].Contains(answer.Sign, StringComparison.Ordinal));
            return Task.FromResult(known.Sign is null ? new ProcessResult(1, "", "no") : new ProcessResult(0, known.Output, ""));
        }
    }
}
