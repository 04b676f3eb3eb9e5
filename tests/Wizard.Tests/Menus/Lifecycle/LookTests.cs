using Wizard.Compose;
using Wizard.Prompting;
using Wizard.Tests.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Lifecycle;

public sealed class LookTests : IDisposable
{
    private const string Model = """{"services":{"whoami":{"image":"traefik/whoami:v1.11.0"},"pages":{"image":"x:1","scale":0}}}""";
    private readonly Workshop _workshop = new();

    public LookTests() => _workshop.Engine.Say("config --format json", Model).Say("config --hash", "whoami aaa\npages bbb\n").Say("image inspect --format '{{.Id}}'", "sha256:1\n");

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Where_nothing_differs_it_says_so_in_a_line()
    {
        await _workshop.InstalledAsync();
        Runs("whoami-whoami-1|whoami|running|aaa|sha256:1");
        Assert.Equal("whoami: nothing differs. What is configured is rendered, shipped and runs.", (await _workshop.RunAsync("diff"))[^1]);
    }

    [Theory]
    [InlineData("", "  whoami has no container")]
    [InlineData("whoami-whoami-1|whoami|exited|aaa|sha256:1", "  whoami-whoami-1 is exited")]
    [InlineData("whoami-whoami-1|whoami|running|zzz|sha256:1", "  whoami-whoami-1 was made with another configuration")]
    [InlineData("whoami-whoami-1|whoami|running|aaa|sha256:0", "  whoami-whoami-1 was made from another image than traefik/whoami:v1.11.0 is now")]
    [InlineData("whoami-whoami-1|whoami|running|aaa|sha256:1\nwhoami-pages-1|pages|running|bbb|sha256:1", "  whoami-pages-1 is there, and is not configured")]
    public async Task What_runs_otherwise_than_it_is_configured_has_a_line(string containers, string line)
    {
        await _workshop.InstalledAsync();
        Runs(containers);
        var told = await _workshop.RunAsync("diff");
        Assert.Equal(["running:", line, "To apply: make whoami install"], told.TakeLast(3));
    }

    [Fact]
    public async Task What_was_saved_and_not_installed_is_told_without_its_secrets()
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com", $"WHOAMI_HTTP_AUTH=alice:{BCrypt.Net.BCrypt.HashPassword("x", 4)}");
        Runs("whoami-whoami-1|whoami|running|aaa|sha256:1");
        var told = await _workshop.RunAsync("diff");
        Assert.Contains("  WHOAMI_TRAEFIK_HOST: whoami.example.com -> b.example.com", told);
        Assert.Contains("  WHOAMI_HTTP_AUTH: (blank) -> ********", told);
        Assert.Contains("  changed  dynamic.yml", told);
        Assert.Contains("  nothing differs", told);
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_keeps_nothing_else_from_being_told()
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com");
        _workshop.Engine.Say("docker", "", 1, "Cannot connect to the Docker daemon");
        var told = await _workshop.RunAsync("diff");
        Assert.Contains("  WHOAMI_TRAEFIK_HOST: whoami.example.com -> b.example.com", told);
        Assert.Contains(told, line => line.Contains("engine does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_documented_defaults_are_an_answer_by_themselves()
    {
        var lines = new Lines();
        await _workshop.RunAsync(new PlainPrompter(lines), "whoami", "config-dist");
        Assert.Contains("WHOAMI_INSTANCE_PROTECTION=false", lines.Results);
        Assert.DoesNotContain(lines.Results, line => line.StartsWith("# @", StringComparison.Ordinal));
        Assert.Empty(lines.Said);
    }

    [Fact]
    public async Task The_address_is_an_answer_by_itself_with_the_port_where_it_is_not_the_usual_one()
    {
        await _workshop.InstalledAsync();
        await _workshop.World.SetAsync("traefik", "TRAEFIK_WEBSECURE_ENTRYPOINT_PORT=8443");
        var lines = new Lines();
        await _workshop.RunAsync(new PlainPrompter(lines), "whoami", "open");
        Assert.Equal(["https://whoami.example.com:8443"], lines.Results);
        Assert.Empty(_workshop.Programs.Lines);
    }

    [Theory]
    [InlineData("DISPLAY")]
    [InlineData("WAYLAND_DISPLAY")]
    public async Task On_a_desktop_the_page_is_opened(string variable)
    {
        await _workshop.InstalledAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_workshop.World.Folder, "bin")).FullName;
        File.WriteAllText(Path.Combine(folder, "xdg-open"), "");
        File.SetUnixFileMode(Path.Combine(folder, "xdg-open"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (_workshop.Environment["PATH"], _workshop.Environment[variable]) = (folder, ":0");
        await _workshop.RunAsync("open");
        Assert.EndsWith(" sh https://whoami.example.com", Assert.Single(_workshop.Programs.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("step-ca")]
    [InlineData("traefik")]
    public async Task What_has_no_page_is_not_opened(string project)
    {
        await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync(new ScriptedPrompter([]), project, "open"));
    }

    [Fact]
    public async Task A_shell_is_opened_where_there_is_only_one_container_without_a_question()
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container()).Say("exec", "");
        await _workshop.RunAsync("shell");
        Assert.Equal("docker --context default exec -i 0123456789abcdef sh -c 'command -v bash >/dev/null && exec bash || exec sh'", _workshop.Engine.Lines[^1]);
    }

    [Fact]
    public async Task Where_several_containers_run_it_asks_for_one_and_those_that_stand_still_are_not_offered()
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", $"{Workshop.Container()}\n{Workshop.Container(service: "db")}\n{Workshop.Container("exited", "old")}").Say("exec", "");
        var asked = new Onlooker(("whoami.shell", "whoami-db-1"));
        await _workshop.RunAsync(asked, "whoami", "shell");
        Assert.Equal(["whoami-whoami-1", "whoami-db-1"], asked.Choices["whoami.shell"].Select(option => option.Label));
    }

    [Fact]
    public async Task An_image_without_a_shell_says_so()
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container()).Say("exec", "", 127, "executable file not found");
        Assert.Contains("no shell in the image", (await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync("shell"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_gives_the_terminal_to_nobody()
    {
        var said = new List<string>();
        var call = new ProcessCall("sh", ["-c", "exit 3"]) { Environment = new Dictionary<string, string>(), Changes = true };
        Assert.Equal(0, await new DryRunProcesses(new ChildProcesses(), said.Add).RunOnTerminalAsync(call, default));
        Assert.Equal(["would run: sh -c 'exit 3'"], said);
    }

    // NAME|SERVICE|STATE|HASH|IMAGE ID
    private void Runs(string containers) => _workshop.Engine.Say("ps --all --no-trunc", string.Join('\n', containers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Select(words =>
        $$"""{"Name":"{{words[0]}}","Service":"{{words[1]}}","State":"{{words[2]}}","Hash":"{{words[3]}}","ImageId":"{{words[4]}}"}""")));
}
