using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Lifecycle;

public sealed class ContainerVerbsTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("start")]
    [InlineData("stop")]
    [InlineData("restart")]
    public async Task What_is_not_installed_says_so(string verb)
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", "");
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync(verb));
        Assert.Equal("whoami is not installed here.", error.Message);
        Assert.Contains("make whoami install", error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("stop")]
    [InlineData("restart")]
    [InlineData("pull")]
    public async Task What_is_not_configured_says_that_first(string verb)
    {
        var error = await Assert.ThrowsAsync<UserError>(() => _workshop.RunAsync(verb));
        Assert.Equal("whoami is not configured yet.", error.Message);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("restart")]
    public async Task A_start_waits_until_the_containers_are_well(string verb)
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container().Replace("2 minutes", "2 minutes (healthy)", StringComparison.Ordinal)).Say($" {verb}", "");
        var told = await _workshop.RunAsync(verb);
        Assert.Equal(["whoami healthy", "whoami runs."], told.TakeLast(2));
    }

    [Fact]
    public async Task A_stop_from_the_menu_is_agreed_to_first()
    {
        await _workshop.InstalledAsync();
        _workshop.FromMenu = true;
        await _workshop.RunAsync("stop", ("whoami.agree", "no"));
        Assert.DoesNotContain(_workshop.Engine.Lines, line => line.EndsWith(" stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_of_Traefik_says_that_no_service_can_be_reached()
    {
        await _workshop.World.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=warn");
        _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container()).Say(" stop", "");
        var script = new ScriptedPrompter([]);
        await _workshop.RunAsync(script, "traefik", "stop");
        Assert.Contains(script.Transcript, line => line.Contains("no service of this context can be reached", StringComparison.Ordinal));
        Assert.Contains("traefik is stopped. To go on: make traefik start", script.Transcript);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("stop")]
    [InlineData("restart")]
    [InlineData("pull")]
    [InlineData("destroy")]
    [InlineData("uninstall")]
    public async Task A_dry_run_tells_and_touches_nothing(string verb)
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", Workshop.Container()).Say("volume ls", "whoami_data data").Say("config --format json", "{}");
        _workshop.World.DryRun = true;
        Assert.Contains("This would be done:", await _workshop.RunAsync(verb));
        Assert.DoesNotContain(_workshop.Engine.Lines, line => line.EndsWith($" {verb}", StringComparison.Ordinal) || line.Contains(" rm ", StringComparison.Ordinal) || line.Contains(" down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_containers_are_a_table_of_eighty_columns()
    {
        await _workshop.InstalledAsync();
        _workshop.Engine.Say("ps --all --no-trunc", $"{Workshop.Container(service: "web", ports: "0.0.0.0:8080->8080/tcp, :::8080->8080/tcp")}\n{Workshop.Container("exited", "cache")}");
        var lines = (await _workshop.RunAsync("ps")).Skip(1).ToList();
        Assert.Equal(
        [
            "SERVICE  STATE    HEALTH  ID            NAME",
            "cache    exited   -       0123456789ab  whoami-cache-1",
            "web      running  -       0123456789ab  whoami-web-1",
            "  0.0.0.0:8080->8080/tcp",
            "  :::8080->8080/tcp",
        ], lines);
    }
}
