using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Hardening;

/// <summary>What the container of Traefik may do, on the real engine.</summary>
public abstract class TraefikContainerTests(InstalledTraefik installed)
{
    [LabFact]
    public async Task It_runs_as_its_user_with_the_rights_that_it_needs_and_none_beside()
    {
        var kernel = await Kernel.OfAsync(installed.Traefik);
        Assert.All(kernel.Ids, id => Assert.Equal($"{installed.User}", id));
        var most = installed.User == 0 ? Kernel.NetBindService : 0;
        Assert.All(kernel.Rights, rights => Assert.Equal(0UL, rights & ~most));
        Assert.Equal(most, kernel.Rights.First());
    }

    [LabFact]
    public async Task It_cannot_win_rights_and_not_every_system_call_is_open_to_it()
    {
        var kernel = await Kernel.OfAsync(installed.Traefik);
        Assert.Equal("1", kernel["NoNewPrivs"]);
        Assert.Equal("2", kernel["Seccomp"]);
    }

    [LabFact]
    public async Task It_serves_what_stands_behind_it_all_the_same() =>
        Assert.Contains("Hostname:", (await installed.BrowseAsync()).Succeeded().Output, StringComparison.Ordinal);

    [LabTheory]
    [InlineData("/etc/passwd")]
    [InlineData("/usr/local/bin/new")]
    [InlineData("/new")]
    [InlineData("/var/run/socket-proxy/new")]
    public async Task It_can_write_nothing_outside_of_its_volume(string file)
    {
        var run = await Run.Async("docker", ["exec", installed.Traefik, "sh", "-c", $"echo x >> {file}"]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches("Read-only file system|Permission denied", run.Errors);
    }

    [LabTheory]
    [InlineData("/")]
    [InlineData("/var/run/socket-proxy")]
    public async Task Not_even_with_all_rights_could_it_write_there(string folder)
    {
        var pid = await Engine.DockerAsync("inspect", "--format", "{{.State.Pid}}", installed.Traefik);
        var mount = (await File.ReadAllLinesAsync($"/proc/{pid}/mountinfo")).Select(line => line.Split(' ')).Single(words => words[4] == folder);
        Assert.Contains("ro", mount[5].Split(','));
    }

    [LabFact]
    public async Task It_can_write_where_its_certificates_are_kept() =>
        (await Run.Async("docker", ["exec", installed.Traefik, "sh", "-c", "echo x > data/try && rm data/try"])).Succeeded();

    [LabFact]
    public async Task Everything_that_was_shipped_belongs_to_its_user_and_nobody_else_may_look()
    {
        var lines = (await Engine.InTraefikVolumeAsync("find", "/v", "-mindepth", "1", "-exec", "stat", "-c", "%u:%g %a %n", "{}", "+")).Split('\n');
        Assert.Contains(lines, line => line.EndsWith(" /v/dynamic.yml", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches($"^{installed.User}:{installed.User} [67]00 /v/", line));
    }

    [LabFact]
    public async Task The_engines_own_socket_is_nowhere_in_it()
    {
        var mounts = await Engine.DockerAsync("inspect", "--format", "{{range .Mounts}}{{.Type}} {{.Source}} {{.Destination}} {{.RW}}\n{{end}}", installed.Traefik);
        Assert.DoesNotContain("bind", mounts, StringComparison.Ordinal);
        Assert.DoesNotContain(Engine.Socket, mounts, StringComparison.Ordinal);
        Assert.Contains("/var/run/socket-proxy false", mounts, StringComparison.Ordinal);
        Assert.Equal("socket-proxy", await Engine.DockerAsync("exec", installed.Traefik, "ls", "/var/run"));
    }

    [LabFact]
    public async Task Of_the_machine_it_shares_the_network_and_nothing_else()
    {
        const string format = "{{.HostConfig.NetworkMode}}|{{.HostConfig.Privileged}}|{{.HostConfig.PidMode}}|{{.HostConfig.IpcMode}}|{{.HostConfig.UTSMode}}|{{len .HostConfig.Devices}}|{{.HostConfig.ReadonlyRootfs}}";
        Assert.Equal("host|false||private||0|true", await Engine.DockerAsync("inspect", "--format", format, installed.Traefik));
    }
}

[Collection(OneEngine.Name)]
public sealed class TraefikAsRootTests(TraefikAsRoot installed) : TraefikContainerTests(installed), IClassFixture<TraefikAsRoot>;

[Collection(OneEngine.Name)]
public sealed class TraefikAsOwnUserTests(TraefikAsOwnUser installed) : TraefikContainerTests(installed), IClassFixture<TraefikAsOwnUser>;
