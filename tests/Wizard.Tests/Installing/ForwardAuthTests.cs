using System.Text.RegularExpressions;
using Wizard.Installing;
using Wizard.Projects;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Installing;

/// <summary>The sign-in: asked for what its provider needs, and told the rest.</summary>
public sealed partial class ForwardAuthTests : IDisposable
{
    private static readonly (string, string)[] Where = [("FORWARD_AUTH_TRAEFIK_HOST", "auth.example.com"), ("FORWARD_AUTH_COOKIE_DOMAIN", "example.com")];
    private static readonly (string, string)[] Client = [("FORWARD_AUTH_CLIENT_ID", "the-id"), ("FORWARD_AUTH_CLIENT_SECRET", "s3cret")];
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("forgejo")]
    [InlineData("gitea")]
    public async Task A_forge_is_asked_for_its_address_and_speaks_as_GitHub_does(string provider)
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", provider), ("FORWARD_AUTH_FORGE_URL", "https://git.example.com/"), .. Client]);
        var variables = Variables();
        Assert.Equal("github", variables["OAUTH2_PROVIDER"]);
        Assert.Equal("https://git.example.com/login/oauth/authorize", variables["OAUTH2_LOGIN_URL"]);
        Assert.Equal("https://git.example.com/login/oauth/access_token", variables["OAUTH2_REDEEM_URL"]);
        Assert.Equal("https://git.example.com/api/v1/user/emails", variables["OAUTH2_VALIDATE_URL"]);
        Assert.Equal("https://auth.example.com/oauth2/callback", variables["OAUTH2_REDIRECT_URL"]);
        Assert.Equal(".example.com", variables["OAUTH2_RETURN_DOMAIN"]);
    }

    [Theory]
    [InlineData("github")]
    [InlineData("google")]
    public async Task A_provider_that_everybody_knows_is_not_asked_for_an_address(string provider)
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", provider), .. Client]);
        var variables = Variables();
        Assert.Equal(provider, variables["OAUTH2_PROVIDER"]);
        Assert.Equal(("", "", "", ""), (variables["OAUTH2_LOGIN_URL"], variables["OAUTH2_REDEEM_URL"], variables["OAUTH2_VALIDATE_URL"], variables["OAUTH2_ISSUER_URL"]));
    }

    [Theory]
    [InlineData("https://sso.example.com/application/o/pi/")]
    [InlineData("https://sso.example.com/realms/pi")]
    public async Task The_last_slash_of_an_issuer_stays_as_it_was_typed(string issuer)
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "oidc"), ("FORWARD_AUTH_OIDC_ISSUER_URL", issuer), .. Client]);
        Assert.Equal(issuer, Variables()["OAUTH2_ISSUER_URL"]);
    }

    [Theory]
    [InlineData("quay.io/oauth2-proxy/oauth2-proxy:v7.6.0")]
    [InlineData("quay.io/oauth2-proxy/oauth2-proxy:latest")]
    [InlineData("quay.io/oauth2-proxy/oauth2-proxy:v7.15.3-rc1")]
    public async Task An_image_that_may_let_in_whoever_can_sign_in_is_refused(string image)
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "github"), .. Client]);
        await _world.SetAsync("forward-auth", $"FORWARD_AUTH_IMAGE={image}");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.RunAsync(new ScriptedPrompter([]), "forward-auth", "config-render"));
        Assert.Contains("whatever the group", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_env_dist_and_newer_ones_look_at_the_group()
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "github"), .. Client]);
        await _world.RunAsync(new ScriptedPrompter([]), "forward-auth", "config-render");
        await _world.SetAsync("forward-auth", "FORWARD_AUTH_IMAGE=quay.io/oauth2-proxy/oauth2-proxy:v8.0.0");
        await _world.RunAsync(new ScriptedPrompter([]), "forward-auth", "config-render");
    }

    [Fact]
    public async Task The_address_of_a_provider_that_was_left_does_not_reach_the_next_one()
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "forgejo"), ("FORWARD_AUTH_FORGE_URL", "https://git.example.com"), .. Client]);
        await _world.SetAsync("forward-auth", "FORWARD_AUTH_PROVIDER=google");
        Assert.Equal("", Variables()["OAUTH2_LOGIN_URL"]);
    }

    [Fact]
    public async Task What_seals_the_cookies_is_drawn_once_and_never_shown()
    {
        (string, string)[] answers = [.. Where, ("FORWARD_AUTH_PROVIDER", "google"), .. Client];
        var script = await ConfigAsync(answers);
        var secret = _world.Value("forward-auth", "FORWARD_AUTH_COOKIE_SECRET");
        Assert.Matches(ThirtyTwoBytes(), secret);
        Assert.DoesNotContain(script.Transcript, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains("s3cret", StringComparison.Ordinal));
        await ConfigAsync(answers);
        Assert.Equal(secret, _world.Value("forward-auth", "FORWARD_AUTH_COOKIE_SECRET"));
    }

    [Fact]
    public async Task A_client_secret_that_is_there_stays_where_the_answer_is_blank()
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "google"), .. Client]);
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "google"), ("FORWARD_AUTH_CLIENT_ID", "other"), ("FORWARD_AUTH_CLIENT_SECRET", "")]);
        Assert.Equal(("other", "s3cret"), (_world.Value("forward-auth", "FORWARD_AUTH_CLIENT_ID"), _world.Value("forward-auth", "FORWARD_AUTH_CLIENT_SECRET")));
    }

    [Fact]
    public async Task A_provider_without_its_address_is_a_fault_that_names_the_setting()
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "google"), .. Client]);
        var error = await Assert.ThrowsAsync<UserError>(() => _world.SetAsync("forward-auth", "FORWARD_AUTH_PROVIDER=oidc"));
        Assert.Contains("FORWARD_AUTH_OIDC_ISSUER_URL is required", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_outside_of_the_domain_of_its_cookie_is_refused()
    {
        await ConfigAsync([("FORWARD_AUTH_TRAEFIK_HOST", "auth.example.org"), ("FORWARD_AUTH_COOKIE_DOMAIN", "example.com"), ("FORWARD_AUTH_PROVIDER", "google"), .. Client]);
        var error = Assert.Throws<UserError>(() => new Planner(_world.Machine).Plan(Deployment, null));
        Assert.Contains("auth.example.org is not below example.com", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_port_is_part_of_the_way_back()
    {
        await ConfigAsync([.. Where, ("FORWARD_AUTH_PROVIDER", "google"), .. Client]);
        await _world.SetAsync("forward-auth", "FORWARD_AUTH_PUBLIC_HTTPS_PORT=8443");
        Assert.Equal(("https://auth.example.com:8443/oauth2/callback", ".example.com:8443"), (Variables()["OAUTH2_REDIRECT_URL"], Variables()["OAUTH2_RETURN_DOMAIN"]));
    }

    private Deployment Deployment => _world.With(new ScriptedPrompter([])).Open("forward-auth");

    private IReadOnlyDictionary<string, string> Variables() => new ForwardAuthKind().Parts(Deployment).Variables;

    private async Task<ScriptedPrompter> ConfigAsync((string, string)[] answers)
    {
        var script = new ScriptedPrompter(answers);
        await _world.RunAsync(script, "forward-auth", "config");
        Assert.Equal(0, script.Left);
        return script;
    }

    // 32 bytes in base64url, without padding: what oauth2-proxy takes for a key of AES-256
    [GeneratedRegex(@"^[A-Za-z0-9_-]{43}\z")]
    private static partial Regex ThirtyTwoBytes();
}
