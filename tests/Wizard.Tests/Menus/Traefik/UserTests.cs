using Wizard.Compose;
using Wizard.Installing;
using Wizard.Menus;
using Wizard.Prompting;
using Wizard.Tests.Compose;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>Config > Traefik user.</summary>
public sealed class UserTests : IDisposable
{
    private const string Own = "An own user, without any right";
    private const string Root = "Root with only NET_BIND_SERVICE";
    private readonly World _world = new();
    private readonly FakeProcesses _engine = new FakeProcesses()
        .Say("info --format", "[\"name=seccomp,profile=default\"]").Say("context inspect", "unix:///var/run/docker.sock\n").Say("cat /proc/sys", "80\n");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_user_that_the_machine_has_is_found_by_its_name_and_its_numbers_are_kept()
    {
        _engine.Say("getent passwd traefik", "traefik:x:997:996::/nonexistent:/usr/sbin/nologin\n");
        await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"));
        Assert.Equal(("traefik", "997", "996"), Saved);
    }

    [Fact]
    public async Task Back_to_root_all_three_settings_say_root()
    {
        await _world.SetAsync("traefik", "TRAEFIK_USER=traefik", "TRAEFIK_UID=997", "TRAEFIK_GID=996");
        var script = await ConfigureAsync(("traefik.user", Root));
        Assert.Contains("Traefik runs as traefik (997:996). As which user shall it run?", script.Transcript);
        Assert.Equal(("root", "0", "0"), Saved);
    }

    [Fact]
    public async Task A_user_that_is_missing_is_created_once_agreed_to_and_only_once_whatever_is_gone_back()
    {
        _engine.Say("getent passwd", "", 2).Say("id -u", "0\n").Do("/usr/sbin/useradd", () =>
        {
            _engine.Say("getent passwd traefik", "traefik:x:997:996::/nonexistent:/usr/sbin/nologin\n");
            return new(0, "", "");
        });
        var script = await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"), ("traefik.user.create", ScriptedPrompter.Back), ("TRAEFIK_USER", "traefik"), ("traefik.user.create", "yes"));
        Assert.Contains("/usr/sbin/useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin traefik", script.Transcript);
        Assert.Single(_engine.Lines, line => line.Contains("useradd", StringComparison.Ordinal));
        Assert.Equal(("traefik", "997", "996"), Saved);
    }

    [Fact]
    public async Task No_user_is_created_where_it_was_not_agreed_to()
    {
        _engine.Say("getent passwd", "", 2).Say("id -u", "1000\n").Say("sudo -n true", "");
        await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"), ("traefik.user.create", "no"));
        Assert.DoesNotContain(_engine.Lines, line => line.Contains("useradd", StringComparison.Ordinal));
        Assert.Equal(("root", "0", "0"), Saved);
    }

    [Fact]
    public async Task Without_roots_rights_the_command_is_shown_and_nothing_changes()
    {
        _engine.Say("getent passwd", "", 2).Say("id -u", "1000\n").Say("sudo -n true", "", 1);
        var script = await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"));
        Assert.Contains(script.Transcript, line => line.StartsWith("sudo /usr/sbin/useradd --system", StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.StartsWith("Root's rights cannot be had there without a password.", StringComparison.Ordinal));
        Assert.Equal(("root", "0", "0"), Saved);
    }

    [Fact]
    public async Task On_another_machine_it_is_all_done_over_SSH()
    {
        _engine.Say("context inspect", "ssh://me@pi.example.com\n").Say("getent passwd", "", 2).Say("id -u", "1000\n").Say("sudo -n true", "").Do("sudo -n /usr/sbin/useradd", () =>
        {
            _engine.Say("getent passwd", "traefik:x:997:996::/nonexistent:/usr/sbin/nologin\n");
            return new(0, "", "");
        });
        await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"), ("traefik.user.create", "yes"));
        Assert.All(_engine.Lines.Where(line => !line.StartsWith("docker", StringComparison.Ordinal)), line => Assert.StartsWith("ssh -T -o BatchMode=yes -o ConnectTimeout=15 -l me -- pi.example.com ", line, StringComparison.Ordinal));
        Assert.Equal(("traefik", "997", "996"), Saved);
    }

    [Theory]
    [InlineData("cat /proc/sys", "1024\n", "On this machine only root may listen below port 1024, and Traefik listens at 80. Run `sudo sysctl -w net.ipv4.ip_unprivileged_port_start=80`")]
    [InlineData("context inspect", "tcp://10.0.0.1:2376\n", "neither the ports that its machine leaves to everybody nor its users can be told from here")]
    [InlineData("info --format", "[\"name=rootless\"]", "This engine maps users")]
    public async Task Where_it_would_not_work_it_is_not_offered_and_says_why(string what, string answer, string why)
    {
        _engine.Say(what, answer);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ConfigureAsync(("traefik.user", Own)));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_ports_that_are_in_use_count()
    {
        _engine.Say("cat /proc/sys", "443\n").Say("getent passwd traefik", "traefik:x:997:996::/:/bin/false\n");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ConfigureAsync(("traefik.user", Own)));
        await _world.SetAsync("traefik", "TRAEFIK_WEB_ENTRYPOINT_ENABLED=false");
        await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "traefik"));
        Assert.Equal("997", Saved.Uid);
    }

    [Fact]
    public async Task Root_under_another_name_is_refused()
    {
        _engine.Say("getent passwd toor", "toor:x:0:0::/root:/bin/sh\n");
        var script = await ConfigureAsync(("traefik.user", Own), ("TRAEFIK_USER", "root"), ("TRAEFIK_USER", "toor"));
        Assert.Contains("root is the other choice: enter another name, for example traefik.", script.Transcript);
        Assert.Contains("toor (0:0) on this machine is root, or its group is.", script.Transcript);
        Assert.Equal(("root", "0", "0"), Saved);
    }

    [Fact]
    public async Task An_install_is_refused_before_anything_is_touched_where_the_machine_does_not_let_it_listen()
    {
        await _world.SetAsync("traefik", "TRAEFIK_USER=traefik", "TRAEFIK_UID=997", "TRAEFIK_GID=996");
        _engine.Say("compose version", "2.40.3").Say("image inspect", "3.7.13").Say(" config", "").Say("cat /proc/sys", "1024\n");
        var installer = new Installer(Session(new ScriptedPrompter([])).Machine);
        var error = await Assert.ThrowsAsync<UserError>(() => installer.PlanAsync(_world.Machine.TraefikId, default));
        Assert.Contains("Traefik listens at 80", error.Message, StringComparison.Ordinal);
        Assert.Contains(_engine.Lines, line => line.Contains("templates/traefik/compose.yaml --env-file", StringComparison.Ordinal));
        _engine.Say("cat /proc/sys", "0\n");
        await installer.PlanAsync(_world.Machine.TraefikId, default);
        await _world.SetAsync("traefik", "TRAEFIK_USER=root", "TRAEFIK_UID=0", "TRAEFIK_GID=0");
        await installer.PlanAsync(_world.Machine.TraefikId, default);
        Assert.Contains(_engine.Lines, line => line.Contains("templates/traefik/compose.root.yaml --env-file", StringComparison.Ordinal));
    }

    private (string Name, string Uid, string Gid) Saved => (_world.Value("traefik", "TRAEFIK_USER"), _world.Value("traefik", "TRAEFIK_UID"), _world.Value("traefik", "TRAEFIK_GID"));

    private Session Session(IPrompter prompter) => _world.With(prompter) with { Machine = _world.Machine with { Docker = new Docker(_engine, new DockerSettings(_ => null), "default") } };

    private async Task<ScriptedPrompter> ConfigureAsync(params (string, string)[] answers)
    {
        var script = new ScriptedPrompter([("traefik", "Config"), ("traefik.config", "Traefik user"), .. answers]);
        await VerbTable.Require("traefik", "config").RunAsync(new(Session(script), "traefik"), default);
        Assert.Equal(0, script.Left);
        return script;
    }
}
