using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class SentryTests : IDisposable
{
    private const string Title = "Do you want to enable sentry authorization in front of this app (effectively making the entire site private)?";
    private static readonly (string, string) Host = ("WHOAMI_TRAEFIK_HOST", "whoami.pi.example.com");
    private static readonly (string, string) Mtls = ("WHOAMI_SENTRY", "Yes, with Mutual TLS (mTLS)");
    private static readonly (string, string) Basic = ("WHOAMI_SENTRY", "Yes, with HTTP Basic Authentication");
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    private async Task<ScriptedPrompter> ConfigAsync(params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter(script);
        await _world.RunAsync(prompter, "whoami", "config");
        return prompter;
    }

    [Fact]
    public async Task Mutual_TLS_cannot_be_chosen_before_Traefik_knows_a_Step_CA_and_the_reason_says_where_to_go()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ConfigAsync(Host, Mtls));
        Assert.Contains("make traefik config", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mutual_TLS_is_chosen_with_a_list_of_names_as_in_the_chapter()
    {
        await _world.TrustStepCaAsync();
        var script = await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.pi.example.com"));
        Assert.Contains(Title, script.Transcript);
        Assert.Contains("WHOAMI_MTLS_AUTHORIZED_CERTS: Enter comma separated list of allowed client certificate names (or blank to allow all) (eg. *.clients.whoami.example.com)", script.Transcript);
        Assert.Equal(("true", "*.clients.pi.example.com", "false"), Saved());
    }

    [Fact]
    public async Task A_blank_list_lets_in_everybody_only_after_a_warning_and_is_written_out_as_such()
    {
        await _world.TrustStepCaAsync();
        var script = await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", ""), ("WHOAMI_MTLS_ALLOW_ALL", "yes"));
        Assert.Contains(script.Transcript, line => line.Contains("whatever its name", StringComparison.Ordinal));
        Assert.Equal(("true", "", "true"), Saved());
    }

    [Fact]
    public async Task Whoever_does_not_want_everybody_is_asked_for_the_names_again()
    {
        await _world.TrustStepCaAsync();
        await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", ""), ("WHOAMI_MTLS_ALLOW_ALL", "no"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "foo.clients.pi.example.com"));
        Assert.Equal(("true", "foo.clients.pi.example.com", "false"), Saved());
    }

    [Fact]
    public async Task Everybody_but_some_is_kept_as_it_is_by_accepting_what_stands_there()
    {
        await _world.TrustStepCaAsync();
        await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "!foo.clients.pi.example.com"), ("WHOAMI_MTLS_ALLOW_ALL", "yes"));
        Assert.Equal(("true", "!foo.clients.pi.example.com", "true"), Saved());
        var again = await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "!foo.clients.pi.example.com"), ("WHOAMI_MTLS_ALLOW_ALL", "yes"));
        Assert.Equal("!foo.clients.pi.example.com", again.LastInitial);
        Assert.Contains(again.Transcript, line => line.Contains("every other certificate", StringComparison.Ordinal));
        Assert.Equal(("true", "!foo.clients.pi.example.com", "true"), Saved());
    }

    [Fact]
    public async Task Whoever_names_only_exclusions_and_does_not_want_everybody_else_is_asked_for_the_names_again()
    {
        await _world.TrustStepCaAsync();
        await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "!foo.clients.pi.example.com"), ("WHOAMI_MTLS_ALLOW_ALL", "no"),
            ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.pi.example.com,!foo.clients.pi.example.com"));
        Assert.Equal(("true", "*.clients.pi.example.com,!foo.clients.pi.example.com", "false"), Saved());
    }

    [Fact]
    public async Task A_list_without_its_last_admitted_name_does_not_turn_into_everybody_unasked()
    {
        await _world.TrustStepCaAsync();
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", "WHOAMI_MTLS_AUTH=true", "WHOAMI_MTLS_AUTHORIZED_CERTS=!foo.clients.pi.example.com");
        await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "!foo.clients.pi.example.com"), ("WHOAMI_MTLS_ALLOW_ALL", "no"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "bar.clients.pi.example.com"));
        Assert.Equal(("true", "bar.clients.pi.example.com", "false"), Saved());
    }

    [Fact]
    public async Task No_takes_every_gate_away()
    {
        await _world.TrustStepCaAsync();
        await ConfigAsync(Host, Mtls, ("WHOAMI_MTLS_AUTHORIZED_CERTS", "a.example.com"));
        await ConfigAsync(Host, ("WHOAMI_SENTRY", "No"));
        Assert.Equal("false", _world.Value("whoami", "WHOAMI_MTLS_AUTH"));
    }

    [Fact]
    public async Task A_random_password_is_shown_once_and_kept_only_on_request_in_a_file_of_its_owners()
    {
        var script = await ConfigAsync(Host, ("WHOAMI_SENTRY", "Yes, with HTTP Basic Authentication"), ("WHOAMI_HTTP_AUTH_USER", "alice"),
            ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "A random one"), ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "yes"));
        var shown = Assert.Single(script.Transcript, line => line.StartsWith("  alice: ", StringComparison.Ordinal))[9..];
        Assert.True(BCrypt.Net.BCrypt.Verify(shown, _world.Value("whoami", "WHOAMI_HTTP_AUTH").Split(':')[1]));
        var file = Path.Combine(_world.Folder, "default", "whoami", "default", "passwords.txt");
        Assert.Equal($"alice: {shown}\n", await File.ReadAllTextAsync(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_password_that_is_not_to_be_kept_stands_nowhere()
    {
        var script = await ConfigAsync(Host, ("WHOAMI_SENTRY", "Yes, with HTTP Basic Authentication"), ("WHOAMI_HTTP_AUTH_USER", "alice"),
            ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "A random one"), ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "no"));
        var shown = script.Transcript.Single(line => line.StartsWith("  alice: ", StringComparison.Ordinal))[9..];
        Assert.DoesNotContain(_world.Files, path => File.ReadAllText(Path.Combine(_world.Folder, path)).Contains(shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "at least one character")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789abc", "at most 72 bytes")]
    [InlineData("äääääääääääääääääääääääääääääääääääää", "at most 72 bytes")]
    public async Task A_password_that_bcrypt_would_cut_or_a_blank_one_is_refused(string password, string why)
    {
        var script = new ScriptedPrompter([Host, ("WHOAMI_SENTRY", "Yes, with HTTP Basic Authentication"), ("WHOAMI_HTTP_AUTH_USER", "alice"),
            ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "One that I type"), ("WHOAMI_HTTP_AUTH_PASSWORD", password), ("WHOAMI_HTTP_AUTH_PASSWORD", "good"),
            ("WHOAMI_HTTP_AUTH_PASSWORD_AGAIN", "goof"), ("WHOAMI_HTTP_AUTH_PASSWORD_AGAIN", "good"), ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "no")]);
        await _world.RunAsync(script, "whoami", "config");
        Assert.Contains(script.Transcript, line => line.Contains(why, StringComparison.Ordinal));
        Assert.Contains(script.Transcript, line => line.Contains("The two differ", StringComparison.Ordinal));
        Assert.Contains("  alice: (the one you typed)", script.Transcript);
    }

    [Fact]
    public async Task A_user_who_was_there_stays_with_his_password_until_he_is_removed()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", $"WHOAMI_HTTP_AUTH=alice:{BCrypt.Net.BCrypt.HashPassword("a", 4)},bob:{BCrypt.Net.BCrypt.HashPassword("b", 4)}");
        await ConfigAsync(Host, Basic, ("WHOAMI_HTTP_AUTH", "Remove some"), ("WHOAMI_HTTP_AUTH_REMOVE", "alice"), ("WHOAMI_HTTP_AUTH", "Done"));
        var left = _world.Value("whoami", "WHOAMI_HTTP_AUTH");
        Assert.StartsWith("bob:", left, StringComparison.Ordinal);
        Assert.True(BCrypt.Net.BCrypt.Verify("b", left.Split(':')[1]));
        Assert.DoesNotContain("alice", _world.EnvFile("whoami"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_changed_and_a_user_renamed_without_touching_the_other()
    {
        var bob = $"bob:{BCrypt.Net.BCrypt.HashPassword("b", 4)}";
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", $"WHOAMI_HTTP_AUTH=alice:{BCrypt.Net.BCrypt.HashPassword("a", 4)},{bob},carl:{BCrypt.Net.BCrypt.HashPassword("c", 4)}");
        var script = await ConfigAsync(Host, Basic,
            ("WHOAMI_HTTP_AUTH", "alice"), ("WHOAMI_HTTP_AUTH_USER", "alice"), ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "A random one"),
            ("WHOAMI_HTTP_AUTH", "carl"), ("WHOAMI_HTTP_AUTH_USER", "bob"), ("WHOAMI_HTTP_AUTH_USER", "charles"), ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "The one that there is"),
            ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "no"));
        var users = _world.Value("whoami", "WHOAMI_HTTP_AUTH").Split(',');
        var shown = Assert.Single(script.Transcript, line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("bob", StringComparison.Ordinal))[9..];
        Assert.True(BCrypt.Net.BCrypt.Verify(shown, users[0].Split(':')[1]));
        Assert.Equal(bob, users[1]);
        Assert.StartsWith("charles:", users[2], StringComparison.Ordinal);
        Assert.True(BCrypt.Net.BCrypt.Verify("c", users[2].Split(':')[1]));
        Assert.Contains(script.Transcript, line => line.StartsWith("There is a user bob already", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_removes_the_last_user_is_asked_for_another_because_none_would_let_in_everybody()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com", $"WHOAMI_HTTP_AUTH=alice:{BCrypt.Net.BCrypt.HashPassword("a", 4)}");
        await ConfigAsync(Host, Basic, ("WHOAMI_HTTP_AUTH", "Remove some"), ("WHOAMI_HTTP_AUTH_REMOVE", "alice"), ("WHOAMI_HTTP_AUTH", "Done"),
            ("WHOAMI_HTTP_AUTH_USER", "bob"), ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "A random one"), ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "no"));
        Assert.StartsWith("bob:", _world.Value("whoami", "WHOAMI_HTTP_AUTH"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_hashes_are_of_bcrypts_cost_10()
    {
        await ConfigAsync(Host, Basic, ("WHOAMI_HTTP_AUTH_USER", "alice"), ("WHOAMI_HTTP_AUTH_PASSWORD_KIND", "A random one"), ("WHOAMI_HTTP_AUTH", "Done"), ("WHOAMI_HTTP_AUTH_KEEP_PASSWORDS", "no"));
        Assert.Equal("10", _world.Value("whoami", "WHOAMI_HTTP_AUTH").Split('$')[2]);
    }

    private (string Mtls, string Names, string Everybody) Saved() =>
        (_world.Value("whoami", "WHOAMI_MTLS_AUTH"), _world.Value("whoami", "WHOAMI_MTLS_AUTHORIZED_CERTS"), _world.Value("whoami", "WHOAMI_MTLS_ALLOW_ALL"));
}
