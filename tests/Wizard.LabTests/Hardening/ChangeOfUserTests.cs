using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Hardening;

/// <summary>Traefik becomes another user: what it had stays readable to it, and it still serves.</summary>
[Collection(OneEngine.Name)]
public sealed class ChangeOfUserTests(Checkout checkout) : CommandTests(checkout)
{
    private const string PortStart = "/proc/sys/net/ipv4/ip_unprivileged_port_start";
    private const string Name = "wizard-lab-traefik";
    private static readonly string[] HighPorts = ["TRAEFIK_WEB_ENTRYPOINT_PORT=8080", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443"];
    private static readonly string[] AsOwn = ["TRAEFIK_USER=traefik", "TRAEFIK_UID=61524", "TRAEFIK_GID=61524"];
    private static readonly string[] AsRoot = ["TRAEFIK_USER=root", "TRAEFIK_UID=0", "TRAEFIK_GID=0"];

    [LabFact]
    public async Task What_Traefik_has_written_goes_with_it_to_another_user_and_back()
    {
        await Administrator.UseTheLabAsync();
        await InstallAsync(HighPorts);
        await Engine.DockerAsync("exec", await TraefikAsync(), "sh", "-c", "umask 077; echo its certificates > data/acme.json");
        foreach (var (settings, user) in new[] { (AsOwn, "61524"), (AsRoot, "0") })
        {
            var before = await TraefikAsync();
            await InstallAsync(settings);
            Assert.NotEqual(before, await TraefikAsync());
            Assert.Equal("its certificates", await Engine.DockerAsync("exec", await TraefikAsync(), "cat", "data/acme.json"));
            await Engine.DockerAsync("exec", await TraefikAsync(), "sh", "-c", "echo its certificates > data/acme.json");
            Assert.Equal($"{user}:{user} 600", await Engine.InTraefikVolumeAsync("stat", "-c", "%u:%g %a", "/v/data/acme.json"));
            await Engine.DockerAsync("exec", await TraefikAsync(), "cat", "traefik.yml", "dynamic.yml", "plugins-local/src/wizard.local/mtls/.traefik.yml");
        }
    }

    [LabFact]
    public async Task An_application_that_is_installed_later_is_shipped_for_the_user_that_Traefik_runs_as()
    {
        await Administrator.UseTheLabAsync();
        await InstallAsync([.. HighPorts, .. AsOwn]);
        (await Administrator.WizardAsync(["traefik", "reconfigure", .. AsRoot])).Succeeded(); // saved, and not installed
        await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
        Assert.Contains("Traefik has taken the configuration.", (await Administrator.MakeAsync("whoami", "install")).Succeeded().All, StringComparison.Ordinal);
        Assert.Equal("61524:61524 600", await Engine.InTraefikVolumeAsync("stat", "-c", "%u:%g %a", "/v/dynamic.yml"));
    }

    [LabFact]
    public async Task A_user_without_rights_listens_at_443_where_the_machine_lets_everybody_and_is_refused_where_it_does_not()
    {
        var before = await File.ReadAllTextAsync(PortStart);
        await Administrator.UseTheLabAsync();
        (await Administrator.WizardAsync(["traefik", "reconfigure", .. AsOwn])).Succeeded();
        try
        {
            await File.WriteAllTextAsync(PortStart, "1024");
            var refused = (await Administrator.MakeAsync("traefik", "install")).MakeFailed();
            Assert.Contains("only root may listen below port 1024, and Traefik listens at 80", refused.Errors, StringComparison.Ordinal);
            Assert.Contains("sysctl -w net.ipv4.ip_unprivileged_port_start=80", refused.Errors, StringComparison.Ordinal);
            Assert.Empty(await TraefikAsync());

            await File.WriteAllTextAsync(PortStart, "80");
            (await Administrator.MakeAsync("traefik", "install")).Succeeded();
            Assert.All((await Kernel.OfAsync(await TraefikAsync())).Rights, rights => Assert.Equal(0UL, rights));
            await Administrator.ReconfigureAsync("whoami", $"WHOAMI_TRAEFIK_HOST={Server.WhoamiHost}");
            (await Administrator.MakeAsync("whoami", "install")).Succeeded();
            Assert.Contains("Hostname:", (await Browser.GetAsync(Server.WhoamiHost, "--fail")).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            await File.WriteAllTextAsync(PortStart, before);
        }
    }

    [LabTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_is_created_on_the_engines_machine_and_Traefik_runs_as_it(bool overSsh)
    {
        string[] where = overSsh ? ["--context", "wizard-lab-ssh"] : [];
        if (overSsh) await FakeSsh.InstallAsync(Administrator, "wizard-lab-ssh");
        (await Administrator.WizardAsync(["traefik", "reconfigure", $"TRAEFIK_DOCKER_SOCKET={Engine.Socket}", .. HighPorts, .. where])).Succeeded();
        var answers = Path.Combine(Administrator.Home, "user.yaml");
        await File.WriteAllTextAsync(answers, $"""
            traefik: Config
            traefik.config: Traefik user
            traefik.user: An own user, without any right
            TRAEFIK_USER: {Name}
            traefik.user.create: "yes"
            """);
        try
        {
            (await Administrator.WizardAsync(["traefik", "config", "--answers", answers, .. where])).Succeeded();
            var user = (await Run.Async("getent", ["passwd", Name])).Succeeded().Output.Trim().Split(':');
            Assert.Equal(("/nonexistent", "/usr/sbin/nologin"), (user[5], user[6]));
            (await Administrator.WizardAsync(["traefik", "install", .. where])).Succeeded();
            Assert.Equal([user[2], user[3]], (await Kernel.OfAsync(await TraefikAsync())).Ids.Distinct());
        }
        finally
        {
            await Run.Async("/usr/sbin/userdel", [Name]);
            if (overSsh) await Run.Async("docker", ["context", "rm", "--force", "wizard-lab-ssh"]);
        }
    }

    private async Task InstallAsync(IEnumerable<string> settings)
    {
        (await Administrator.WizardAsync(["traefik", "reconfigure", .. settings])).Succeeded();
        (await Administrator.MakeAsync("traefik", "install")).Succeeded();
    }

    private static Task<string> TraefikAsync() => Engine.ContainerAsync("traefik", "traefik");
}
