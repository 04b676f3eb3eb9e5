using Wizard.Settings.Types;
using Wizard.Tests.House;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

/// <summary>MaxMind GeoIP as Traefik reads it.</summary>
public sealed class GeoIpGoldenTests
{
    private static readonly (string, string)[] On = [(GeoIp.Setting, "true"), ("TRAEFIK_GEOIPUPDATE_ACCOUNT_ID", "123456"), ("TRAEFIK_GEOIPUPDATE_LICENSE_KEY", "a_key")];

    [Fact]
    public void Traefik_with_GeoIP() => Golden.Matches("traefik-geoip", Traefik(On));

    [Fact]
    public void It_is_without_a_fault_and_lacks_nothing() => Assert.Empty(TraefikCheck.Faults(Traefik(On)));

    [Fact]
    public void What_clients_say_of_their_place_is_taken_off_also_where_it_is_not_used()
    {
        var files = Traefik();
        Assert.DoesNotContain("wizard.local/geoip", files.Text("traefik.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Paths, path => path.Contains("geoip", StringComparison.Ordinal));
        Assert.All(Names.PlaceHeaders, header => Assert.Contains($"{header}: \"\"", files.Text("dynamic.yml"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TRAEFIK_GEOIPUPDATE_ACCOUNT_ID", "")]
    [InlineData("TRAEFIK_GEOIPUPDATE_ACCOUNT_ID", "me")]
    [InlineData("TRAEFIK_GEOIPUPDATE_LICENSE_KEY", "")]
    [InlineData("TRAEFIK_GEOIPUPDATE_LICENSE_KEY", " ")]
    [InlineData("TRAEFIK_GEOIPUPDATE_EDITION_IDS", "")]
    [InlineData("TRAEFIK_GEOIPUPDATE_EDITION_IDS", "GeoLite2-ASN")]
    [InlineData("TRAEFIK_GEOIPUPDATE_EDITION_IDS", "GeoLite2-City ../x")]
    public void What_is_missing_is_refused_by_the_name_of_its_setting(string setting, string value)
    {
        var error = Assert.Throws<UserError>(() => Traefik([.. On, (setting, value)]));
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.Contains(setting, error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain("a_key", error.Message + error.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GeoLite2-Country,GeoLite2-ASN", "GeoLite2-ASN GeoLite2-Country")]
    [InlineData(" GeoLite2-City  GeoLite2-City ", "GeoLite2-City")]
    [InlineData("GeoLite2-ASN", null)]
    [InlineData("GeoLite2-Town", null)]
    [InlineData(",", null)]
    public void Editions_are_names_of_databases_one_of_which_knows_countries(string text, string? value) => Assert.Equal(value, new GeoIpEditionsType().Check(text).Value);

    [Fact]
    public void An_older_plugin_that_does_not_know_the_option_is_a_fault()
    {
        var files = Traefik(On).With("plugins-local/src/wizard.local/geoip/geoip.go", "package geoip");
        Assert.Contains("database, which the installed plugin would not heed", Assert.Single(TraefikCheck.Faults(files)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_plugin_that_is_shipped_knows_the_option_and_the_headers_that_are_taken_off()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Folder, "templates/traefik/plugins-local/src/wizard.local/geoip/geoip.go"));
        Assert.Contains("`json:\"database,omitempty\"`", source, StringComparison.Ordinal);
        Assert.All(Names.PlaceHeaders, header => Assert.Contains($"\"{header}\"", source, StringComparison.Ordinal));
    }

    private static RenderedFiles Traefik(params (string, string)[] written) =>
        TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(written)), Deployments.Plugins);
}
