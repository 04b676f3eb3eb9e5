using Wizard.Installing;
using Wizard.Menus;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class RouteTests : IDisposable
{
    private static readonly (string, string)[] Pi = [("traefik.server.address", "10.13.16.2"), ("traefik.server.port", "443"), ("traefik.server.proxy-protocol", "Yes, version 2 (binary)")];
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    private async Task<ScriptedPrompter> RouteAsync(string verb, string[] words, RouteOptions? options = null, params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        await VerbTable.Require("traefik", $"route-{verb}").RunAsync(new(_world.With(prompter) with { Route = options ?? new(null, null) }, "traefik") { Words = words }, default);
        return prompter;
    }

    private Task<ScriptedPrompter> SetAsync(params string[] words) => RouteAsync("set", words);

    private string Routes => _world.Value("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES");

    private string Dynamic()
    {
        var plan = new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), imageVersion: null);
        return plan.Files.Text("dynamic.yml")!;
    }

    [Fact]
    public async Task The_words_of_the_chapter_set_a_route_to_a_named_destination()
    {
        await _world.SetAsync("traefik", "TRAEFIK_DESTINATIONS=pi:10.13.16.2:443:2");
        var script = await SetAsync("pi", "ca.pi.example.com");
        Assert.Equal("ca.pi.example.com:pi", Routes);
        Assert.Contains(script.Transcript, line => line.Contains("make traefik install", StringComparison.Ordinal));
        Assert.Contains("rule: \"HostSNI(`ca.pi.example.com`)\"", Dynamic(), StringComparison.Ordinal);
        Assert.Contains("address: \"10.13.16.2:443\"", Dynamic(), StringComparison.Ordinal);
        Assert.Contains("version: 2", Dynamic(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_is_new_is_asked_for_and_kept()
    {
        await RouteAsync("set", ["pi", "ca.pi.example.com"], null, Pi);
        Assert.Equal("ca.pi.example.com:pi", Routes);
        Assert.Equal("pi:10.13.16.2:443:2", _world.Value("traefik", "TRAEFIK_DESTINATIONS"));
    }

    [Fact]
    public async Task A_route_to_the_machine_itself_is_not_needed_where_an_application_has_the_name()
    {
        await _world.SetAsync("step-ca", "STEP_CA_TRAEFIK_HOST=ca.pi.example.com");
        var script = await SetAsync("pi", "ca.pi.example.com");
        Assert.Contains("ca.pi.example.com needs no route: step-ca of this machine is reached by it.", script.Transcript);
        Assert.Empty(Routes);
    }

    [Theory]
    [InlineData(null, "www.example.com:10.0.0.5:8443:0")]
    [InlineData(false, "www.example.com:10.0.0.5:8443:0")]
    [InlineData(true, "www.example.com:10.0.0.5:8443:2")]
    public async Task The_words_of_the_original_set_a_route_to_an_address(bool? proxyProtocol, string saved)
    {
        await RouteAsync("set", ["www.example.com", "10.0.0.5", "8443"], new(null, proxyProtocol));
        Assert.Equal(saved, Routes);
    }

    [Theory]
    [InlineData]
    [InlineData("pi", "ca.pi.example.com")]
    public async Task The_PROXY_protocol_is_not_said_where_it_would_not_count(params string[] words)
    {
        await _world.SetAsync("traefik", "TRAEFIK_DESTINATIONS=pi:10.13.16.2:443:0");
        var error = await Assert.ThrowsAsync<UsageError>(() => RouteAsync("set", words, new(null, true)));
        Assert.Contains("--proxy-protocol needs an address and a port", error.Message, StringComparison.Ordinal);
        Assert.Empty(Routes);
    }

    [Theory]
    [InlineData("2001:db8::5")]
    [InlineData("[2001:db8::5]")]
    public async Task An_IPv6_address_is_a_destination_like_any_other(string address)
    {
        await SetAsync("www.example.com", address, "443");
        Assert.Equal("www.example.com:[2001:db8::5]:443:0", Routes);
        Assert.Contains("address: \"[2001:db8::5]:443\"", Dynamic(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_that_is_set_again_is_replaced_where_it_stands()
    {
        await SetAsync("one.example.com", "10.0.0.1", "443");
        await SetAsync("two.example.com", "10.0.0.2", "443");
        await SetAsync("one.example.com", "10.0.0.9", "443");
        Assert.Equal("one.example.com:10.0.0.9:443:0,two.example.com:10.0.0.2:443:0", Routes);
    }

    [Fact]
    public async Task A_route_is_removed_and_the_last_one_switches_the_layer_off()
    {
        await SetAsync("one.example.com", "10.0.0.1", "443");
        Assert.Equal("true", _world.Value("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED"));
        await RouteAsync("remove", ["one.example.com"]);
        Assert.Empty(Routes);
        Assert.Equal("false", _world.Value("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED"));
        Assert.DoesNotContain("one.example.com", Dynamic(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_that_is_not_there_cannot_be_removed_and_the_nearest_is_offered()
    {
        await SetAsync("one.example.com", "10.0.0.1", "443");
        var error = await Assert.ThrowsAsync<UserError>(() => RouteAsync("remove", ["onee.example.com"]));
        Assert.Contains("one.example.com", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_route_of_an_application_is_its_own_affair()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        var set = await Assert.ThrowsAsync<UserError>(() => SetAsync("whoami.example.com", "10.0.0.1", "443"));
        Assert.Contains("whoami of this machine", set.Message, StringComparison.Ordinal);
        var remove = await Assert.ThrowsAsync<UserError>(() => RouteAsync("remove", ["whoami.example.com"]));
        Assert.Contains("make whoami uninstall", remove.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.13.16.2", "ca.pi.example.com")]
    [InlineData("pi", "10.0.0.1")]
    [InlineData("www.example.com", "10.0.0.1", "0")]
    [InlineData("www.example.com", "10.0.0.1", "65536")]
    [InlineData("www.example.com", "0.0.0.0", "443")]
    [InlineData("www_example_com", "10.0.0.1", "443")]
    [InlineData("`).x", "10.0.0.1", "443")]
    [InlineData("www.example.com")]
    [InlineData("a.example.com", "b", "443", "x")]
    public async Task Words_that_are_no_route_are_refused_and_nothing_is_written(params string[] words)
    {
        var error = await Assert.ThrowsAsync<UsageError>(() => SetAsync(words));
        Assert.Contains("wizard route set", error.Mend, StringComparison.Ordinal);
        Assert.Empty(_world.EnvFile("traefik"));
    }

    [Fact]
    public async Task All_routes_are_listed_with_those_of_applications()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        await _world.SetAsync("traefik", "TRAEFIK_DESTINATIONS=pi:10.13.16.2:443:2");
        await SetAsync("pi", "ca.pi.example.com");
        var list = await RouteAsync("list", []);
        Assert.Contains("ca.pi.example.com   layer 7      pi (10.13.16.2:443, PROXY protocol 2)  not installed", list.Transcript);
        Assert.Contains("whoami.example.com  application  whoami                                 not installed", list.Transcript);
    }

    [Fact]
    public async Task The_list_speaks_JSON()
    {
        await SetAsync("one.example.com", "10.0.0.1", "443");
        _world.Json = true;
        var list = await RouteAsync("list", []);
        var json = System.Text.Json.JsonDocument.Parse(string.Join('\n', list.Transcript.Skip(1))).RootElement;
        Assert.Equal("one.example.com", json[0].GetProperty("from").GetString());
    }

    [Fact]
    public async Task A_route_does_not_wake_up_others_whose_layer_is_off()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES=old.example.com:10.9.9.9:443:0");
        var error = await Assert.ThrowsAsync<UserError>(() => SetAsync("new.example.com", "10.0.0.5", "8443"));
        Assert.Contains("old.example.com -> 10.9.9.9:443", error.Message, StringComparison.Ordinal);
        Assert.Contains("wizard route remove old.example.com", error.Mend, StringComparison.Ordinal);
        Assert.Equal("old.example.com:10.9.9.9:443:0", Routes);
    }

    [Fact]
    public async Task Two_destinations_of_one_name_in_a_file_that_was_edited_do_not_end_the_program()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED=true", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES=a.example.com:pi");
        var file = Path.Combine(_world.Folder, "default", "traefik", "default", ".env");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("TRAEFIK_DESTINATIONS=\n", "TRAEFIK_DESTINATIONS=pi:1.1.1.1:1:0,pi:1.1.1.2:1:0\n", StringComparison.Ordinal));
        Assert.Contains((await RouteAsync("list", [])).Transcript, line => line.StartsWith("a.example.com  layer 7  pi (1.1.1.1:1)", StringComparison.Ordinal));
    }
}
