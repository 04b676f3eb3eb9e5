using Wizard.Installing;
using Wizard.Prompting;
using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>MaxMind GeoIP, from keys to what Traefik and compose read.</summary>
public sealed class GeoIpTests : IDisposable
{
    private const string Enabled = "TRAEFIK_PLUGIN_MAXMIND_GEOIP";
    private const string Account = "TRAEFIK_GEOIPUPDATE_ACCOUNT_ID";
    private const string Key = "TRAEFIK_GEOIPUPDATE_LICENSE_KEY";
    private const string Editions = "TRAEFIK_GEOIPUPDATE_EDITION_IDS";
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_account_and_editions_become_the_plugin_on_the_entrypoint_of_all_applications()
    {
        await AnswerAsync((Enabled, "Yes"), (Account, "123456"), (Key, "a_key"), (Editions, "GeoLite2-ASN,GeoLite2-City"));
        Assert.Equal(("true", "123456", "a_key", "GeoLite2-ASN GeoLite2-City"), (Value(Enabled), Value(Account), Value(Key), Value(Editions)));
        var files = Rendered();
        Assert.Contains("moduleName: wizard.local/geoip\n", files.Text(Volume.StaticFile), StringComparison.Ordinal);
        Assert.Contains("- wizard_strip@file\n        - traefik_default_geoip@file", files.Text(Volume.StaticFile)!.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("/usr/share/GeoIP/GeoLite2-City.mmdb", files.Text(Volume.DynamicFile), StringComparison.Ordinal);
        Assert.NotNull(files.Find("plugins-local/src/wizard.local/geoip/.traefik.yml"));
        Assert.All(files, file => Assert.DoesNotContain("a_key", System.Text.Encoding.UTF8.GetString(file.Value.Span), StringComparison.Ordinal));
        Assert.Contains("compose.geoip.yaml", Additions());
    }

    [Fact]
    public async Task Switched_off_nothing_is_left_and_the_account_is_kept_for_later()
    {
        await AnswerAsync((Enabled, "No"));
        var before = Rendered();
        await AnswerAsync((Enabled, "Yes"), (Account, "123456"), (Key, "a_key"), (Editions, "GeoLite2-Country"));
        Assert.Contains("GeoLite2-Country.mmdb", Rendered().Text(Volume.DynamicFile), StringComparison.Ordinal);
        await AnswerAsync((Enabled, "No"));
        Assert.Equal(before, Rendered());
        Assert.DoesNotContain("compose.geoip.yaml", Additions());
        Assert.Equal(("123456", "a_key"), (Value(Account), Value(Key)));
    }

    [Fact]
    public async Task A_key_that_is_there_is_kept_where_none_is_typed()
    {
        await AnswerAsync((Enabled, "Yes"), (Account, "123456"), (Key, "a_key"), (Editions, "GeoLite2-City"));
        await AnswerAsync((Enabled, "Yes"), (Account, "654321"), (Key, ""), (Editions, "GeoLite2-City"));
        Assert.Equal(("654321", "a_key"), (Value(Account), Value(Key)));
    }

    [Fact]
    public async Task Without_an_account_a_key_or_a_database_that_knows_countries_the_question_is_asked_again()
    {
        await AnswerAsync((Enabled, "Yes"), (Account, ""), (Account, "me"), (Account, "123456"), (Key, " "), (Key, "a_key"), (Editions, "GeoLite2-ASN"), (Editions, "GeoLite2-City"));
        Assert.Equal("GeoLite2-City", Value(Editions));
        Assert.Equal(("123456", "a_key"), (Value(Account), Value(Key)));
    }

    private Task AnswerAsync(params (string, string)[] answers) => _world.RunAsync(
        new ScriptedPrompter([("traefik", "Config"), ("traefik.config", "Middleware (including sentry auth)"), ("traefik.middleware", "MaxMind GeoIP"), .. answers]), "traefik", "config");

    private string? Value(string name) => _world.Value("traefik", name);

    private RenderedFiles Rendered() => new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), null).Files;

    private IReadOnlyList<string> Additions() => new TraefikKind().Parts(_world.With(new ScriptedPrompter([])).Open("traefik")).Files;
}
