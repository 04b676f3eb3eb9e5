using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class ConfigTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_root_domain_proposes_a_name_for_every_project()
    {
        await _world.SetAsync("context", "ROOT_DOMAIN=pi.example.com");
        var script = new ScriptedPrompter([("WHOAMI_TRAEFIK_HOST", ScriptedPrompter.Back)]);
        await Assert.ThrowsAsync<StepBackException>(() => _world.RunAsync(script, "whoami", "config"));
        Assert.Equal("whoami.pi.example.com", script.LastInitial);
        Assert.Equal("WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. whoami.example.com)", script.Transcript[0]);
    }

    [Fact]
    public async Task Without_a_root_domain_nothing_is_proposed_and_Enter_is_refused()
    {
        var script = new ScriptedPrompter([("WHOAMI_TRAEFIK_HOST", ""), ("WHOAMI_TRAEFIK_HOST", ScriptedPrompter.Back)]);
        await Assert.ThrowsAsync<StepBackException>(() => _world.RunAsync(script, "whoami", "config"));
        Assert.Equal("", script.LastInitial);
        Assert.Contains(script.Transcript, line => line.Contains("required", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_a_flow_changes_nothing()
    {
        var script = new ScriptedPrompter([("WHOAMI_TRAEFIK_HOST", "whoami.example.com"), ("WHOAMI_SENTRY", ScriptedPrompter.Back), ("WHOAMI_TRAEFIK_HOST", ScriptedPrompter.Back)]);
        await Assert.ThrowsAsync<StepBackException>(() => _world.RunAsync(script, "whoami", "config"));
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task A_duration_below_the_minimum_is_refused_where_it_is_typed()
    {
        var script = new ScriptedPrompter(
        [
            ("STEP_CA_TRAEFIK_HOST", "ca.example.com"),
            ("STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS", "*.clients.example.com"),
            ("STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION", "24h"),
            ("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION", "1h"),
            ("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION", "48h"),
            ("STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION", "2160h"),
            ("STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL", "No"),
        ]);
        await _world.RunAsync(script, "step-ca", "config");
        Assert.Contains(script.Transcript, line => line.StartsWith("1h is below STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION (24h)", StringComparison.Ordinal));
        Assert.Equal("48h", _world.Value("step-ca", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION"));
    }

    [Fact]
    public async Task Several_durations_that_only_fit_together_are_reconfigured_at_once()
    {
        await _world.SetAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=200h", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION=300h");
        Assert.Equal("300h", _world.Value("step-ca", "STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION"));
    }

    [Fact]
    public async Task A_reconfigured_duration_outside_the_others_is_refused_and_the_file_stays()
    {
        await _world.SetAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION=24h");
        var before = _world.EnvFile("step-ca");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.SetAsync("step-ca", "STEP_CA_AUTHORITY_CLAIMS_MAX_TLS_CERT_DURATION=1h"));
        Assert.Contains("STEP_CA_AUTHORITY_CLAIMS_DEFAULT_TLS_CERT_DURATION", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _world.EnvFile("step-ca"));
    }

    [Fact]
    public async Task An_unknown_variable_is_refused_and_the_nearest_name_is_offered()
    {
        var error = await Assert.ThrowsAsync<UsageError>(() => _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HSOT=a.example.com"));
        Assert.Contains("WHOAMI_TRAEFIK_HOST", error.Mend, StringComparison.Ordinal);
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task A_second_config_proposes_what_was_saved_and_keeps_the_old_version()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=one.example.com");
        var script = new ScriptedPrompter([("WHOAMI_TRAEFIK_HOST", "two.example.com"), ("WHOAMI_SENTRY", "No")]);
        await _world.RunAsync(script, "whoami", "config");
        Assert.Equal("two.example.com", _world.Value("whoami", "WHOAMI_TRAEFIK_HOST"));
        Assert.Single(_world.Files, path => path.StartsWith("default/whoami/default/history/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_shows_the_change_and_writes_nothing()
    {
        var script = new ScriptedPrompter([]);
        var call = new Wizard.Menus.VerbCall(_world.With(script) with { DryRun = true }, "whoami") { Assignments = ["WHOAMI_TRAEFIK_HOST=a.example.com"] };
        await Wizard.Menus.VerbTable.Require("whoami", "reconfigure").RunAsync(call, default);
        Assert.Contains("WHOAMI_TRAEFIK_HOST: (blank) -> a.example.com", script.Transcript);
        Assert.Empty(_world.Files);
    }

    [Fact]
    public async Task A_secret_is_never_shown_in_what_changed()
    {
        var script = new ScriptedPrompter([]);
        var hash = BCrypt.Net.BCrypt.HashPassword("secret", 4);
        await _world.RunAsync(script, "whoami", "reconfigure", $"WHOAMI_HTTP_AUTH=alice:{hash}");
        Assert.Contains("WHOAMI_HTTP_AUTH: (blank) -> ********", script.Transcript);
    }

    [Fact]
    public async Task A_hand_edited_file_with_a_syntax_error_names_file_and_line_and_is_left_alone()
    {
        await _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=a.example.com");
        var path = Path.Combine(_world.Folder, "default", "whoami", "default", ".env");
        await File.WriteAllTextAsync(path, "A=1\nB='unfinished\n");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.SetAsync("whoami", "WHOAMI_TRAEFIK_HOST=b.example.com"));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("2", error.Message.Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("A=1\nB='unfinished\n", await File.ReadAllTextAsync(path));
    }
}
