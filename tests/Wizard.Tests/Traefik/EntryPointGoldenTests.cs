using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class EntryPointGoldenTests
{
    internal static readonly (string, string)[] AllStock =
    [
        .. EntryPointNames.Stock.Select(name => ($"{EntryPointNames.FamilyOf(name)}_ENABLED", "true")), ("TRAEFIK_DASHBOARD_HTTP_AUTH", $"alice:{Deployments.Hash}"),
    ];

    [Fact]
    public void All_stock_entrypoints_with_the_dashboard() => Matches("entrypoints-stock", AllStock);

    [Fact]
    public void Custom_entrypoints_for_TCP_UDP_and_HTTPS() => Matches("entrypoints-custom",
        ("TRAEFIK_CUSTOM_ENTRYPOINTS", "telnet:0.0.0.0:23:tcp::false,voice:[::]:7000:udp::false,shop:[2001:db8::1]:8443:tcp:10.13.16.1/32-[2001:db8:1::/48]:true"));

    [Fact]
    public void Access_logs_with_query_strings_timeouts_and_encoded_slashes() => Matches("serving",
        ("TRAEFIK_ACCESS_LOGS_ENABLED", "true"), ("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", "true"), ("TRAEFIK_WEBSECURE_READ_TIMEOUT", "1h"), ("TRAEFIK_WEBSECURE_WRITE_TIMEOUT", "30m"), ("TRAEFIK_ALLOW_ENCODED_SLASH", "true"));

    private static void Matches(string name, params (string, string)[] written)
    {
        var files = TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(written)), Deployments.Plugins);
        Assert.Empty(TraefikCheck.Faults(files));
        Golden.Matches(name, files);
    }
}
