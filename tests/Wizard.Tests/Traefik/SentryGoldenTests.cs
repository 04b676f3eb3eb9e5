using Wizard.Settings;
using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Xunit;

namespace Wizard.Tests.Traefik;

/// <summary>OAuth2 and error pages as Traefik reads them.</summary>
public sealed class SentryGoldenTests
{
    private static readonly Values Groups = Deployments.Traefik(("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", """{"admin":["anna@example.com"],"family":["anna@example.com","ben+pi@example.com"],"nobody":[]}"""));

    [Fact]
    public void Traefik_with_groups_of_people() => Golden.Matches("traefik-groups", Traefik(Groups));

    [Fact]
    public void Whoami_behind_OAuth2() => Golden.Matches("whoami-oauth2", Whoami("admin"));

    [Fact]
    public void Traefik_with_error_pages() => Golden.Matches("traefik-error-pages", Traefik(Deployments.Traefik(("TRAEFIK_ERROR_PAGES_ENABLED", "true"))));

    [Fact]
    public void The_union_of_both_is_without_a_fault()
    {
        var traefik = Traefik(Deployments.Traefik(("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", """{"admin":["anna@example.com"]}"""), ("TRAEFIK_ERROR_PAGES_ENABLED", "true")));
        Assert.Empty(TraefikCheck.Faults(TraefikUnion.Of([("traefik_default", traefik), ("whoami_default", Whoami("admin"))]).WithControl("wizard", Deployments.Hash)));
    }

    [Fact]
    public void A_group_without_a_member_gets_no_middleware_because_an_empty_list_would_let_in_everybody() =>
        Assert.DoesNotContain("group_nobody", Traefik(Groups).Text("dynamic.yml"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nobody")]
    [InlineData("strangers")]
    public void A_group_with_nobody_in_it_or_that_nobody_knows_is_refused(string group)
    {
        var error = Assert.Throws<UserError>(() => Whoami(group));
        Assert.Contains($"the group {group}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "OAUTH2_AUTHORIZED_GROUP names no group")]
    [InlineData("a`b", "holds what no group is called")]
    [InlineData("a,b", "holds what no group is called")]
    [InlineData("a@docker", "holds what no group is called")]
    public void What_is_no_group_is_refused(string group, string why) =>
        Assert.Contains(why, Assert.Throws<UserError>(() => Whoami(group)).Message, StringComparison.Ordinal);

    [Fact]
    public void OAuth2_and_mutual_TLS_exclude_each_other()
    {
        var both = Deployments.Whoami(("WHOAMI_OAUTH2", "true"), ("WHOAMI_OAUTH2_AUTHORIZED_GROUP", "admin"), ("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "a.example.com"));
        Assert.Contains("are both true", Assert.Throws<UserError>(() => Application.From(both, "whoami_default")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("True")]
    [InlineData("")]
    public void A_flag_that_is_neither_true_nor_false_never_means_no(string flag) =>
        Assert.Contains("WHOAMI_OAUTH2", Assert.Throws<UserError>(() => Application.From(Deployments.Whoami(("WHOAMI_OAUTH2", flag)), "whoami_default")).Message, StringComparison.Ordinal);

    [Fact]
    public void Passed_through_TLS_cannot_ask_for_a_sign_in() =>
        Assert.Contains("sign-in", Assert.Throws<UserError>(() => Application.From(Deployments.StepCa(("STEP_CA_OAUTH2", "true")), "step-ca_default")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_header_that_says_who_somebody_is_is_taken_off_each_request_first()
    {
        var strip = Traefik(Groups).Text("dynamic.yml")!;
        Assert.All(Names.SignedInHeaders, header => Assert.Contains($"{header}: \"\"", strip, StringComparison.Ordinal));
        Assert.Contains("X-Forwarded-Email: \"\"", strip, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"a":"me@example.com"}""")]
    [InlineData("""{"a":["me"]}""")]
    [InlineData("""{"a b":["me@example.com"]}""")]
    [InlineData("""{"a":[],"a":[]}""")]
    [InlineData("""{"a":["me@example.com&allowed_groups=x"]}""")]
    public void Groups_that_cannot_be_read_are_refused_by_the_name_of_their_setting(string text)
    {
        var error = Assert.Throws<UserError>(() => Deployments.Settings(Deployments.Traefik(("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", text))));
        Assert.Contains("TRAEFIK_HEADER_AUTHORIZATION_GROUPS", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("me@", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traefik:v3.6.20")]
    [InlineData("traefik:latest")]
    public void A_Traefik_that_would_send_cookies_to_the_error_pages_does_not_get_them(string image)
    {
        var values = Deployments.Traefik(("TRAEFIK_IMAGE", image), ("TRAEFIK_ERROR_PAGES_ENABLED", "true"));
        Assert.Contains("cookies", Assert.Throws<UserError>(() => Traefik(values)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_pages_are_had_where_only_the_label_of_the_image_tells_the_version()
    {
        var settings = Deployments.Settings(Deployments.Traefik(("TRAEFIK_IMAGE", "traefik:latest"), ("TRAEFIK_ERROR_PAGES_ENABLED", "true")), new Version(3, 7, 13));
        Assert.Contains(Names.ErrorPages, TraefikRenderer.Traefik(settings, Deployments.Plugins).Text("traefik.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("443")]
    [InlineData("18080")]
    public void Error_pages_cannot_have_the_port_of_an_entrypoint(string port) =>
        Assert.Contains("TRAEFIK_ERROR_PAGES_PORT", Assert.Throws<UserError>(() => Deployments.Settings(Deployments.Traefik(("TRAEFIK_ERROR_PAGES_ENABLED", "true"), ("TRAEFIK_ERROR_PAGES_PORT", port)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Error_pages_leave_the_words_of_mutual_TLS_and_of_applications_alone()
    {
        var dynamic = Traefik(Deployments.Traefik(("TRAEFIK_ERROR_PAGES_ENABLED", "true"))).Text("dynamic.yml")!;
        Assert.DoesNotContain("403", dynamic, StringComparison.Ordinal);
        Assert.Contains("- \"502-504\"", dynamic, StringComparison.Ordinal);
    }

    private static RenderedFiles Traefik(Values values) => TraefikRenderer.Traefik(Deployments.Settings(values), Deployments.Plugins);

    private static RenderedFiles Whoami(string group) =>
        Deployments.Rendered(Deployments.Whoami(("WHOAMI_OAUTH2", "true"), ("WHOAMI_OAUTH2_AUTHORIZED_GROUP", group)), "whoami_default", Deployments.Settings(Groups));
}
