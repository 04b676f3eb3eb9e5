using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Hardening;

/// <summary>What stands between Traefik and the engine's socket: who may speak to it, and what it lets through.</summary>
public abstract class SocketProxyTests(InstalledTraefik installed)
{
    private const string Nobody = "65534";

    [LabFact]
    public async Task It_has_no_network_no_rights_and_no_place_to_write()
    {
        var kernel = await Kernel.OfAsync(installed.SocketProxy);
        Assert.All(kernel.Rights, rights => Assert.Equal(0UL, rights));
        Assert.Equal(("1", "2"), (kernel["NoNewPrivs"], kernel["Seccomp"]));
        Assert.Equal("none|true|false", await Engine.DockerAsync("inspect", "--format", "{{.HostConfig.NetworkMode}}|{{.HostConfig.ReadonlyRootfs}}|{{.HostConfig.Privileged}}", installed.SocketProxy));
        var pid = await Engine.DockerAsync("inspect", "--format", "{{.State.Pid}}", installed.SocketProxy);
        Assert.Equal(["lo"], (await File.ReadAllLinesAsync($"/proc/{pid}/net/dev")).Skip(2).Select(line => line.Split(':')[0].Trim()));
    }

    [LabTheory]
    [InlineData("GET", "/version")]
    [InlineData("GET", "/v1.24/version")]
    [InlineData("GET", "/v1.24/containers/json")]
    [InlineData("GET", "/_ping")]
    [InlineData("HEAD", "/_ping")]
    public async Task It_lets_Traefik_look_at_what_it_needs(string method, string path) => Assert.Equal("200", await AskAsync(method, path));

    [LabTheory]
    [InlineData("/info")]
    [InlineData("/images/json")]
    [InlineData("/volumes")]
    [InlineData("/v1.24/secrets")]
    [InlineData("/containers/x/logs")]
    [InlineData("/containers/x/archive?path=/")]
    [InlineData("/containers/../images/json")]
    [InlineData("/containers/%2e%2e/images/json")]
    [InlineData("/v1.24/../info")]
    public async Task It_lets_nobody_look_at_anything_else(string path) => Assert.Equal("403", await AskAsync("GET", path));

    [LabTheory]
    [InlineData("POST", "/containers/create")]
    [InlineData("POST", "/v1.24/containers/create")]
    [InlineData("POST", "/containers/x/stop")]
    [InlineData("POST", "/version")]
    [InlineData("PUT", "/containers/x/archive?path=/")]
    [InlineData("DELETE", "/containers/x")]
    [InlineData("PATCH", "/version")]
    [InlineData("HEAD", "/containers/x/archive?path=/")]
    public async Task It_lets_nobody_change_anything(string method, string path) => Assert.Contains(await AskAsync(method, path), new[] { "403", "405" });

    [LabFact]
    public async Task Nothing_was_made_or_stopped_by_asking()
    {
        var before = await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc");
        await AskAsync("POST", "/containers/create");
        await AskAsync("POST", $"/containers/{installed.Traefik}/stop");
        Assert.Equal(before, await Engine.DockerAsync("ps", "--all", "--quiet", "--no-trunc"));
        Assert.Equal("true", await Engine.DockerAsync("inspect", "--format", "{{.State.Running}}", installed.Traefik));
    }

    [LabFact]
    public async Task Only_Traefiks_user_may_connect()
    {
        Assert.Equal("200", (await ConnectAsync($"{installed.User}", $"{installed.User}")).Succeeded().Output);
        var refused = await ConnectAsync(Nobody, Nobody);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Equal("000", refused.Output);
        Assert.Equal("660 0 " + installed.User, (await Run.Async("stat", ["-c", "%a %u %g", $"{await FolderAsync()}/docker.sock"])).Succeeded().Output.Trim());
    }

    private async Task<string> AskAsync(string method, string path)
    {
        string[] how = method == "HEAD" ? ["--head"] : ["--request", method];
        return (await ConnectAsync($"{installed.User}", $"{installed.User}", [.. how, "--path-as-is", $"http://engine{path}"])).Succeeded().Output;
    }

    private static Task<string> FolderAsync() => Engine.DockerAsync("volume", "inspect", "--format", "{{.Mountpoint}}", "traefik_socket");

    // from inside the volume's folder, as a container is that has it mounted: the folders above let only root pass
    private static async Task<Run> ConnectAsync(string user, string group, params string[] options) => await Run.Async(
        "setpriv",
        [$"--reuid={user}", $"--regid={group}", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "curl", "--silent", "--output", "/dev/null", "--write-out", "%{http_code}", "--max-time", "10",
            "--unix-socket", "docker.sock", .. options.Length > 0 ? options : ["http://engine/version"]],
        folder: await FolderAsync());
}

[Collection(OneEngine.Name)]
public sealed class SocketProxyOfRootTests(TraefikAsRoot installed) : SocketProxyTests(installed), IClassFixture<TraefikAsRoot>;

[Collection(OneEngine.Name)]
public sealed class SocketProxyOfOwnUserTests(TraefikAsOwnUser installed) : SocketProxyTests(installed), IClassFixture<TraefikAsOwnUser>;
