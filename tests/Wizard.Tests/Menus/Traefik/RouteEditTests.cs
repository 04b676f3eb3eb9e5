using Wizard.Menus.Traefik.Routing;
using Wizard.Settings.Routes;
using Wizard.Tests.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

public sealed class RouteEditTests
{
    private static readonly Destination Pi = new("pi", new("10.0.0.1", 443, 2));
    private static readonly ProxyRoute ToPi = new("ca.example.com", "pi", null);
    private static readonly ProxyRoute Other = new("b.example.com", null, new("10.0.0.2", 443, 0));

    private static Dictionary<string, string> Installed(RouteEdit edit, string routes, string destinations = "", string isOn = "true") => edit.OnInstalled(Deployments.Traefik(
        ("TRAEFIK_LAYER_7_TLS_PROXY_ENABLED", isOn), ("TRAEFIK_LAYER_7_TLS_PROXY_ROUTES", routes), ("TRAEFIK_DESTINATIONS", destinations)));

    private static RouteEdit Set(params ProxyRoute[] routes) => new(RouteLayer.Seven, routes, [], [Pi]);

    [Fact]
    public void A_route_brings_its_destination_along_to_where_it_is_not_installed_yet()
    {
        var values = Installed(Set(ToPi), "");
        Assert.Equal("pi:10.0.0.1:443:2", values["TRAEFIK_DESTINATIONS"]);
        Assert.Equal("ca.example.com:pi", values["TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"]);
    }

    [Fact]
    public void A_destination_that_was_moved_and_not_installed_stays_where_it_was_for_the_routes_it_had()
    {
        var values = Installed(Set(ToPi), "a.example.com:pi", "pi:10.9.9.9:443:0");
        Assert.Equal("pi:10.9.9.9:443:0", values["TRAEFIK_DESTINATIONS"]);
        Assert.Equal("a.example.com:pi,ca.example.com:10.0.0.1:443:2", values["TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"]);
    }

    [Fact]
    public void Routes_that_were_installed_switched_off_stay_off() =>
        Assert.Equal("b.example.com:10.0.0.2:443:0", Installed(Set(Other), "old.example.com:10.9.9.9:443:0", isOn: "false")["TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"]);

    [Fact]
    public void What_was_saved_beside_the_route_is_no_part_of_it() =>
        Assert.Equal("a.example.com:10.0.0.3:443:0,b.example.com:10.0.0.2:443:0", Installed(Set(Other), "a.example.com:10.0.0.3:443:0")["TRAEFIK_LAYER_7_TLS_PROXY_ROUTES"]);

    [Fact]
    public void The_last_route_that_goes_switches_the_layer_off() =>
        Assert.Equal("false", Installed(new(RouteLayer.Seven, [], ["a.example.com"], []), "a.example.com:10.0.0.3:443:0")["TRAEFIK_LAYER_7_TLS_PROXY_ENABLED"]);

    [Fact]
    public void An_edited_list_is_what_was_added_changed_and_removed()
    {
        ProxyRoute[] before = [ToPi, Other];
        ProxyRoute[] after = [Other with { Server = new("10.0.0.7", 443, 0) }, new("c.example.com", "pi", null)];
        var edit = RouteEdit.Between(RouteLayer.Seven, before, after, [Pi]);
        Assert.Equal(["b.example.com", "c.example.com"], edit.Set.Select(route => route.From));
        Assert.Equal(["ca.example.com"], edit.Removed);
    }
}
