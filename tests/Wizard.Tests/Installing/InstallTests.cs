using Wizard.Compose;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Tests.Compose;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>The story of an install, on an engine that answers what a test says.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Running = """{"ID":"one","Service":"whoami","State":"running","Status":"Up 3 minutes","Image":"traefik/whoami:v1.11.0"}""";
    private const string Starting = """{"ID":"two","Service":"whoami","State":"running","Status":"Up 1 second (health: starting)","Image":"traefik/whoami:v1.11.0"}""";
    private readonly World _world = new();
    private readonly List<string> _log = [];
    private readonly FakeProcesses _docker = new FakeProcesses()
        .Say("compose version", "2.40.3")
        .Say("image inspect", "")
        .Say(" config", "services: {}")
        .Say(" up ", "")
        .Say("--no-trunc", Running)
        .Say("--quiet", "") // Traefik's container: there is none
        .Say(" events ", "")
        .Say(" logs ", "I have caught a cold")
        .Say(" down ", "");

    private Machine Machine => _world.Machine with { Docker = new Docker(_docker, new DockerSettings(_ => null), "default") };

    private DeploymentId Whoami => Machine.Id("whoami", InstanceName.Default);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_install_of_what_is_installed_changes_nothing_and_says_so()
    {
        await InstalledAsync();
        await InstallAsync();
        Assert.Equal("whoami is installed already: nothing has changed.", Assert.Single(_log));
        Assert.DoesNotContain(_docker.Lines, line => line.Contains(" up ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--no-trunc", """{"ID":"other","Service":"whoami","State":"running","Status":"Up 3 minutes","Image":"traefik/whoami:v1.11.0"}""")]
    [InlineData("--no-trunc", """{"ID":"one","Service":"whoami","State":"running","Status":"Up 3 minutes","Image":"sha256:0123"}""")]
    [InlineData("--no-trunc", """{"ID":"one","Service":"whoami","State":"exited","Status":"Exited (0) 3 minutes ago","Image":"traefik/whoami:v1.11.0"}""")]
    [InlineData("--no-trunc", """{"ID":"one","Service":"whoami","State":"running","Status":"Up 3 minutes (unhealthy)","Image":"traefik/whoami:v1.11.0"}""")]
    [InlineData("--no-trunc", Running + "\n" + """{"ID":"two","Service":"whoami","State":"running","Status":"Up 3 minutes","Image":"traefik/whoami:v1.11.0"}""")]
    [InlineData("--no-trunc", "")]
    [InlineData(" config", "services: {whoami: {}}")]
    public async Task What_is_not_as_the_last_install_left_it_is_installed_again(string sign, string answer)
    {
        await InstalledAsync();
        _docker.Do(sign, () => new(0, _docker.Lines.Any(IsMaking) ? Running : answer, ""));
        await InstallAsync();
        Assert.Contains("whoami is installed.", _log);
    }

    [Fact]
    public async Task An_install_that_did_not_come_to_its_end_is_done_again()
    {
        await InstalledAsync();
        File.Delete(Machine.Store.Root.Of(Whoami).CompletionFile);
        await InstallAsync();
        Assert.Contains("whoami is installed.", _log);
    }

    [Fact]
    public async Task What_is_not_well_in_its_time_is_taken_back_and_the_settings_stay()
    {
        await InstalledAsync();
        var applied = await File.ReadAllTextAsync(Machine.Store.Root.Of(Whoami).AppliedEnvFile);
        await _world.SetAsync("whoami", "WHOAMI_NAME=new");
        _docker.Lines.Clear();
        _docker.Do("--no-trunc", () => new(0, _docker.Lines.Count(IsMaking) == 1 ? Starting : Running, ""));
        var error = await Assert.ThrowsAsync<UserError>(InstallAsync);
        Assert.Contains("whoami is not well after", error.Message, StringComparison.Ordinal);
        Assert.Contains("I have caught a cold", error.Message, StringComparison.Ordinal);
        Assert.Contains("What runs now is what was installed before: whoami (traefik/whoami:v1.11.0, Up 3 minutes).", error.Message, StringComparison.Ordinal);
        Assert.Equal(applied, await File.ReadAllTextAsync(Machine.Store.Root.Of(Whoami).AppliedEnvFile));
        Assert.Equal("new", _world.Value("whoami", "WHOAMI_NAME"));
        Assert.True(new Planner(Machine).Differs(Machine.Store.Open(Whoami)));
    }

    [Fact]
    public async Task Who_was_kept_out_by_an_install_that_is_taken_back_stays_out()
    {
        await InstalledAsync();
        await _world.SetAsync("whoami", "WHOAMI_NAME=new", "WHOAMI_IP_SOURCERANGE=10.0.0.0/8");
        _docker.Lines.Clear();
        _docker.Do("--no-trunc", () => new(0, _docker.Lines.Count(IsMaking) == 1 ? Starting : Running, ""));
        var error = await Assert.ThrowsAsync<UserError>(InstallAsync);
        Assert.EndsWith("Not in force: WHOAMI_NAME: default -> new", error.Message, StringComparison.Ordinal);
        var applied = Machine.Store.OpenApplied(Whoami)!;
        Assert.Equal(("default", "10.0.0.0/8"), (applied.Values["WHOAMI_NAME"], applied.Values["WHOAMI_IP_SOURCERANGE"]));
        Assert.Contains("10.0.0.0/8", RenderedFolder.ReadApplied(applied.Paths.Applied).Text("dynamic.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_of_before_does_not_open_again_what_somebody_else_has_closed(bool isInstalled)
    {
        await InstalledAsync();
        var (mine, others) = (new Installer(Machine), new Installer(Machine));
        var plan = await mine.PlanAsync(Whoami, default);
        await _world.SetAsync("whoami", "WHOAMI_IP_SOURCERANGE=10.0.0.0/8");
        if (isInstalled) await others.InstallAsync(await others.PlanAsync(Whoami, default), recreate: false, _log.Add, default);
        _docker.Lines.Clear();
        var error = await Assert.ThrowsAsync<UserError>(() => mine.InstallAsync(plan, recreate: false, _log.Add, default));
        Assert.Contains("changed by somebody else meanwhile", error.Message, StringComparison.Ordinal);
        Assert.Empty(_docker.Lines);
    }

    [Fact]
    public async Task What_was_protected_since_it_was_agreed_to_is_not_uninstalled()
    {
        await InstalledAsync();
        await _world.SetAsync("whoami", "WHOAMI_INSTANCE_PROTECTION=true");
        _docker.Lines.Clear();
        Assert.Contains("is protected", (await Assert.ThrowsAsync<UserError>(() => new Installer(Machine).UninstallAsync(Whoami, _log.Add, default))).Message, StringComparison.Ordinal);
        Assert.Contains("is protected", (await Assert.ThrowsAsync<UserError>(() => new Destroyer(Machine).DestroyAsync(Whoami, _log.Add, default))).Message, StringComparison.Ordinal);
        Assert.Empty(_docker.Lines);
    }

    [Theory]
    [InlineData("WHOAMI_INSTANCE_PROTECTION=1", true)]
    [InlineData("WHOAMI_INSTANCE_PROTECTION=on", true)]
    [InlineData("WHOAMI_INSTANCE_PROTECTION=treu", true)]
    [InlineData("WHOAMI_INSTANCE_PROTECTON=true", true)]
    [InlineData("WHOAMI_INSTANCE_PROTECTON=false", false)]
    [InlineData("WHOAMI_INSTANCE_PROTECTION=false", false)]
    [InlineData("WHOAMI_INSTANCE_PROTECTION=", false)]
    public async Task In_doubt_a_deployment_is_protected(string line, bool isProtected)
    {
        await InstalledAsync();
        var deployment = Machine.Store.Open(Whoami);
        await File.WriteAllTextAsync(deployment.Paths.EnvFile, deployment.File.Document.ToString().Replace("WHOAMI_INSTANCE_PROTECTION=false", line, StringComparison.Ordinal));
        Assert.Equal(isProtected, InstanceProtection.Refusal(Machine.Store.Open(Whoami)) is not null);
    }

    [Fact]
    public async Task A_compose_that_a_killed_install_left_at_work_is_waited_for()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        const string Conflict = """Error response from daemon: Conflict. The container name "/0123_whoami-whoami-1" is already in use by container "4567".""";
        _docker.Do("--no-start", () => _docker.Lines.Count(IsMaking) == 1 ? new(1, "", Conflict) : new(0, "", ""));
        await InstallAsync();
        Assert.Contains("Something else is at work on the same containers; waiting for it.", _log);
        Assert.Contains("whoami is installed.", _log);
    }

    [Fact]
    public async Task A_first_install_that_fails_has_nothing_to_go_back_to()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        _docker.Say("--no-trunc", Starting);
        var error = await Assert.ThrowsAsync<UserError>(InstallAsync);
        Assert.DoesNotContain("before", error.Message, StringComparison.Ordinal);
        Assert.Single(_docker.Lines, IsMaking);
    }

    [Fact]
    public async Task What_a_killed_writer_left_in_applied_is_no_file_of_Traefiks_and_goes_with_the_next_install()
    {
        await InstalledAsync();
        var left = Path.Combine(Machine.Store.Root.Of(Whoami).Applied, ".dynamic.yml.0123.tmp");
        await File.WriteAllTextAsync(left, "half of");
        Assert.Equal(["dynamic.yml"], RenderedFolder.ReadApplied(Path.GetDirectoryName(left)!).Paths);
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com");
        await InstallAsync();
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_folder_that_a_killed_first_install_left_without_settings_is_no_installed_deployment()
    {
        await InstalledAsync();
        File.Delete(Machine.Store.Root.Of(Whoami).AppliedEnvFile);
        Assert.Empty(Machine.Store.Applied(Machine.Context));
    }

    private static bool IsMaking(string line) => line.Contains("--no-start", StringComparison.Ordinal);

    private async Task InstalledAsync()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        await InstallAsync();
        Assert.Contains("whoami is installed.", _log);
        _log.Clear();
        _docker.Lines.Clear();
    }

    private async Task InstallAsync()
    {
        var installer = new Installer(Machine) { Patience = TimeSpan.FromMilliseconds(50) };
        await installer.InstallAsync(await installer.PlanAsync(Whoami, default), recreate: false, _log.Add, default);
    }
}
