using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik;

public sealed class ServingTests
{
    private const string Users = "TRAEFIK_DASHBOARD_HTTP_AUTH";

    [Fact]
    public void The_dashboard_is_refused_without_a_password() =>
        Refused("TRAEFIK_DASHBOARD_HTTP_AUTH names nobody", ("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", "true"));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("127.0.0.2")]
    [InlineData("192.168.1.2")]
    public void The_dashboard_is_refused_on_every_address_but_one(string host) =>
        Refused("TRAEFIK_DASHBOARD_ENTRYPOINT_HOST is not 127.0.0.1", ("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", "true"), ("TRAEFIK_DASHBOARD_ENTRYPOINT_HOST", host), (Users, $"alice:{Deployments.Hash}"));

    [Theory]
    [InlineData("True")]
    [InlineData("yes")]
    [InlineData("")]
    public void A_flag_that_is_neither_true_nor_false_means_neither(string flag) => Refused("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", ("TRAEFIK_DASHBOARD_ENTRYPOINT_ENABLED", flag));

    [Fact]
    public void Users_of_a_dashboard_that_is_off_are_written_nowhere()
    {
        var files = Rendered((Users, $"alice:{Deployments.Hash}"));
        Assert.DoesNotContain("alice", files.Text("dynamic.yml"), StringComparison.Ordinal);
        Assert.Contains("  dashboard: false\n  insecure: false\n", files.Text("traefik.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traefik:v3.7.13", "      defaultMode: drop\n", "RequestPath")]
    [InlineData("traefik:v3.7.2", "      defaultMode: drop\n", "RequestPath")]
    [InlineData("traefik:v3.6.18", "      defaultMode: drop\n", "RequestPath")]
    [InlineData("traefik:v3.7.1", "    names:\n      RequestPath: drop\n", "queryParameters")]
    [InlineData("traefik:v3.6.17", "    names:\n      RequestPath: drop\n", "queryParameters")]
    [InlineData("traefik:latest", "    names:\n      RequestPath: drop\n", "queryParameters")]
    public void A_Traefik_that_cannot_leave_out_query_strings_leaves_out_paths(string image, string expected, string not)
    {
        var log = Rendered(("TRAEFIK_IMAGE", image), ("TRAEFIK_ACCESS_LOGS_ENABLED", "true")).Text("traefik.yml")!;
        Assert.Contains(expected, log, StringComparison.Ordinal);
        Assert.DoesNotContain(not, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traefik:v3.7.13", true)]
    [InlineData("traefik:v3.6.7", true)]
    [InlineData("traefik:v3.6.4", true)]
    [InlineData("traefik:v3.6.2", false)]
    [InlineData("traefik:v3.5.6", false)]
    [InlineData("traefik:latest", false)]
    public void Encoded_characters_are_spelt_out_for_each_version_that_knows_them(string image, bool knows)
    {
        var text = Rendered(("TRAEFIK_IMAGE", image), ("TRAEFIK_ALLOW_ENCODED_QUESTION_MARK", "true")).Text("traefik.yml")!;
        Assert.Equal(knows, text.Contains("        allowEncodedSemicolon: false\n        allowEncodedQuestionMark: true\n", StringComparison.Ordinal));
        Assert.Equal(knows, text.Contains("encodedCharacters", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TRAEFIK_ACCESS_LOGS_FORMAT", "xml")]
    [InlineData("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", "maybe")]
    [InlineData("TRAEFIK_WEBSECURE_READ_TIMEOUT", "soon")]
    [InlineData("TRAEFIK_WEBSECURE_WRITE_TIMEOUT", "10")]
    [InlineData("TRAEFIK_WEBSECURE_IDLE_TIMEOUT", "0s")]
    [InlineData("TRAEFIK_ALLOW_ENCODED_SLASH", "1")]
    [InlineData("TRAEFIK_CUSTOM_ENTRYPOINTS", "web:0.0.0.0:1:tcp::false")]
    [InlineData("TRAEFIK_CUSTOM_ENTRYPOINTS", "a:0.0.0.0:1:tcp:0.0.0.0/0:false")]
    [InlineData("TRAEFIK_CUSTOM_ENTRYPOINTS", "a:0.0.0.0:1:tcp::false\n    b")]
    public void A_value_that_is_none_is_refused_and_its_setting_named(string setting, string value) => Refused(setting, ("TRAEFIK_ACCESS_LOGS_ENABLED", "true"), (setting, value));

    [Fact]
    public void Every_entrypoint_that_could_speak_HTTP_strips_the_headers_that_say_who_a_client_is()
    {
        var settings = Deployments.Settings(Deployments.Traefik(EntryPointGoldenTests.AllStock));
        Assert.Equal(18, settings.EntryPoints.Count);
        Assert.Equal(["iperf_udp", "dns_udp"], settings.EntryPoints.Where(entryPoint => entryPoint.Protocol == Wizard.Settings.Protocol.Udp).Select(entryPoint => entryPoint.Name));
        var text = TraefikRenderer.Traefik(settings, Deployments.Plugins).Text("traefik.yml")!;
        Assert.Equal(17, text.Split("- wizard_strip@file").Length - 1);
        Assert.Equal(17, text.Split("aliasHeadersStrategy: delete").Length - 1);
    }

    private static RenderedFiles Rendered(params (string, string)[] written) => TraefikRenderer.Traefik(Deployments.Settings(Deployments.Traefik(written)), Deployments.Plugins);

    private static void Refused(string what, params (string, string)[] written)
    {
        var error = Assert.Throws<UserError>(() => Deployments.Settings(Deployments.Traefik(written)));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Mend);
        Assert.DoesNotContain(Deployments.Hash, error.Message + error.Mend, StringComparison.Ordinal);
    }
}
