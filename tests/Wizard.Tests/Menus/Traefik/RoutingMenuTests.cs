using Wizard.Installing;
using Wizard.Menus;
using Wizard.Menus.Traefik.Routing;
using Wizard.Prompting;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class RoutingMenuTests : IDisposable
{
    private const string Layer7 = "Configure layer 7 TLS proxy";
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    private async Task<ScriptedPrompter> ChooseAsync(string item, params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter([("traefik.routing", item), .. script]);
        await new MenuRunner(_world.With(prompter)).RunAsync(RoutingMenu.Root, default);
        Assert.Equal(0, prompter.Left);
        return prompter;
    }

    private static (string, string)[] Server(string address, string port = "443", string proxyProtocol = "No") =>
        [("traefik.server.address", address), ("traefik.server.port", port), ("traefik.server.proxy-protocol", proxyProtocol)];

    private string Value(string name) => _world.Value("traefik", name);

    private string Dynamic()
    {
        var plan = new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), imageVersion: null);
        Assert.Empty(TraefikCheck.Faults(plan.Files));
        return plan.Files.Text("dynamic.yml")!;
    }

    [Fact]
    public async Task A_destination_gets_a_name_and_a_route_uses_it()
    {
        await ChooseAsync("Destinations: servers with a name", [("traefik.destinations", "Add a destination"), ("traefik.destination.name", "pi"), .. Server("fd00::2", proxyProtocol: "Yes, version 2 (binary)"), ("traefik.destinations", "Done")]);
        await ChooseAsync(Layer7, ("traefik.routes.7", "Add a route"), ("traefik.route.domain", "CA.pi.example.com."), ("traefik.route.destination", "pi ([fd00::2]:443, PROXY protocol 2)"), ("traefik.routes.7", "Done"));
        Assert.Equal("pi:[fd00::2]:443:2", Value("TRAEFIK_DESTINATIONS"));
        Assert.Equal("ca.pi.example.com:pi", Value("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"));
        Assert.Contains("address: \"[fd00::2]:443\"", Dynamic(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_is_taken_is_refused()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=whoami.example.com");
        var script = await ChooseAsync(Layer7,
        [
            ("traefik.routes.7", "Add a route"), ("traefik.route.domain", "one.example.com"), .. Server("10.0.0.1"),
            ("traefik.routes.7", "Add a route"), ("traefik.route.domain", "one.example.com"), ("traefik.route.domain", "whoami.example.com"), ("traefik.route.domain", "two.example.com"), .. Server("10.0.0.2"),
            ("traefik.routes.7", "Done"),
        ]);
        Assert.Contains("There is a route for one.example.com already.", script.Transcript);
        Assert.Contains(script.Transcript, line => line.StartsWith("whoami of this machine is reached by whoami.example.com", StringComparison.Ordinal));
        Assert.Equal("one.example.com:10.0.0.1:443:0,two.example.com:10.0.0.2:443:0", Value("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"));
    }

    [Fact]
    public async Task A_route_is_edited_where_it_stands_and_several_are_removed_at_once()
    {
        await _world.SetAsync("traefik", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED=true", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES=a.example.com:10.0.0.1:443:0,b.example.com:10.0.0.2:443:0,c.example.com:10.0.0.3:443:0");
        await ChooseAsync(Layer7,
        [
            ("traefik.routes.7", "b.example.com -> 10.0.0.2:443"), ("traefik.route.domain", "b.example.com"), .. Server("10.0.0.9", "8443"),
            ("traefik.routes.7", "Remove some"), ("traefik.routes.7_REMOVE", "a.example.com -> 10.0.0.1:443,c.example.com -> 10.0.0.3:443"), ("traefik.routes.7", "Done"),
        ]);
        Assert.Equal("b.example.com:10.0.0.9:8443:0", Value("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"));
    }

    [Fact]
    public async Task A_destination_that_a_route_names_cannot_be_removed()
    {
        await _world.SetAsync("traefik", "TRAEFIK_DESTINATIONS=pi:10.0.0.1:443:0", "TRAEFIK_LAYER_7_TLS_PROXY_ENABLED=true", "TRAEFIK_LAYER_7_TLS_PROXY_ROUTES=a.example.com:pi");
        var script = await ChooseAsync("Destinations: servers with a name", ("traefik.destinations", "Remove some"), ("traefik.destinations_REMOVE", "pi (10.0.0.1:443)"), ("traefik.destinations", "Done"));
        Assert.Contains(script.Transcript, line => line.StartsWith("The route of a.example.com goes to pi", StringComparison.Ordinal));
        Assert.Equal("pi:10.0.0.1:443:0", Value("TRAEFIK_DESTINATIONS"));
    }

    [Fact]
    public async Task Leaving_with_ESC_changes_nothing()
    {
        await ChooseAsync(Layer7, ("traefik.routes.7", "Add a route"), ("traefik.route.domain", "one.example.com"), ("traefik.server.address", ScriptedPrompter.Back), ("traefik.route.domain", ScriptedPrompter.Back), ("traefik.routes.7", ScriptedPrompter.Back));
        Assert.Empty(_world.EnvFile("traefik"));
    }
}
