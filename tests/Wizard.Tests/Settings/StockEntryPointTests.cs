using Wizard.Settings;
using Xunit;

namespace Wizard.Tests.Settings;

public sealed class StockEntryPointTests
{
    // d.rymcg.tech, traefik/.env-dist
    private static readonly (string Name, int Port)[] OfTheOriginal =
    [
        ("dashboard", 8080), ("web", 80), ("websecure", 443), ("web_plain", 8000), ("ssh", 2222), ("xmpp_c2s", 5222), ("xmpp_s2s", 5269), ("mpd", 6600), ("redis", 6380),
        ("rtmp", 1935), ("snapcast", 1704), ("snapcast_control", 1705), ("iperf_tcp", 5201), ("iperf_udp", 5201), ("dns", 53), ("irc", 6697), ("irc_bouncer", 6698),
    ];

    private readonly Catalogue _traefik = EnvDist.Read("traefik");

    [Fact]
    public void The_stock_entrypoints_are_the_families_that_env_dist_spells_out()
    {
        var families = _traefik.Settings.Select(setting => setting.Name).Where(name => name.EndsWith("_ENTRYPOINT_ENABLED", StringComparison.Ordinal));
        Assert.Equal(EntryPointNames.Stock.Select(name => $"{EntryPointNames.FamilyOf(name)}_ENABLED"), families);
        Assert.Equal(OfTheOriginal.Select(one => one.Name), EntryPointNames.Stock);
    }

    [Fact]
    public void Each_has_the_port_of_the_original_and_all_but_two_are_off() => Assert.All(OfTheOriginal, one =>
    {
        var family = EntryPointNames.FamilyOf(one.Name);
        Assert.Equal($"{one.Port}", _traefik.Require($"{family}_PORT").Default);
        Assert.Equal(one.Name is "web" or "websecure" ? "true" : "false", _traefik.Require($"{family}_ENABLED").Default);
        Assert.Equal(one.Name == "dashboard" ? "127.0.0.1" : "0.0.0.0", _traefik.Require($"{family}_HOST").Default);
    });

    [Fact]
    public void Each_believes_proxies_but_those_that_cannot_have_any() => Assert.Equal(
        ["dashboard", "iperf_udp"],
        EntryPointNames.Stock.Where(name => _traefik.Find($"{EntryPointNames.FamilyOf(name)}_PROXY_PROTOCOL_TRUSTED_IPS") is null));

    [Theory]
    [InlineData("web", "TRAEFIK_WEB_ENTRYPOINT_PORT")]
    [InlineData("dns_udp", "TRAEFIK_DNS_ENTRYPOINT_PORT")]
    [InlineData("control", "TRAEFIK_CONTROL_ENTRYPOINT_PORT")]
    [InlineData("telnet", "TRAEFIK_CUSTOM_ENTRYPOINTS")]
    public void A_fault_names_the_setting_that_says_the_port(string entryPoint, string setting)
    {
        Assert.Equal(setting, EntryPointNames.PortSettingOf(entryPoint));
        Assert.NotNull(_traefik.Find(setting));
    }

    [Fact]
    public void The_dashboard_has_one_address_and_no_other() => Assert.NotNull(_traefik.Require("TRAEFIK_DASHBOARD_ENTRYPOINT_HOST").Check("0.0.0.0").Refusal);
}
