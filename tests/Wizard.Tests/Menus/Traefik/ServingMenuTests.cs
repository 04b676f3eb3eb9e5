using Wizard.Installing;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Menus.Traefik;

/// <summary>From the keys of the menus for logs, timeouts and encoded characters to Traefik's YAML.</summary>
public sealed class ServingMenuTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Access_logs_leave_out_headers_and_query_strings()
    {
        var said = await ConfigAsync(("traefik.config", "Access logs"), ("TRAEFIK_ACCESS_LOGS_ENABLED", "yes"), ("TRAEFIK_ACCESS_LOGS_FORMAT", "json"), ("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", "No"), ("TRAEFIK_LOG_MAX_SIZE", "10"), ("TRAEFIK_LOG_MAX_SIZE", "50M"), ("TRAEFIK_LOG_MAX_FILES", "5"));
        Assert.Contains(said, line => line.Contains("a number with k, m or g", StringComparison.Ordinal));
        Assert.Contains("""
            accessLog:
              format: json
              fields:
                defaultMode: keep
                headers:
                  defaultMode: drop
                  names:
                    Authorization: drop
                    Cookie: drop
                    Set-Cookie: drop
                queryParameters:
                  defaultMode: drop

            """, Static(), StringComparison.Ordinal);
        Assert.Equal(("50m", "5"), (_world.Value("traefik", "TRAEFIK_LOG_MAX_SIZE"), _world.Value("traefik", "TRAEFIK_LOG_MAX_FILES")));
    }

    [Fact]
    public async Task The_question_for_query_strings_says_what_they_may_hold()
    {
        var said = await ConfigAsync(("traefik.config", "Access logs"), ("TRAEFIK_ACCESS_LOGS_ENABLED", "yes"), ("TRAEFIK_ACCESS_LOGS_FORMAT", "common"), ("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", "Yes"), ("TRAEFIK_LOG_MAX_SIZE", "10m"), ("TRAEFIK_LOG_MAX_FILES", "3"));
        Assert.Contains(said, line => line.Contains("TRAEFIK_ACCESS_LOGS_QUERY_STRINGS", StringComparison.Ordinal) && line.Contains("tokens and passwords", StringComparison.Ordinal));
        Assert.Contains("accessLog:\n  format: common\n", Static(), StringComparison.Ordinal);
        Assert.DoesNotContain("queryParameters", Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_access_logs_the_rotation_of_the_log_is_asked_for_all_the_same()
    {
        await ConfigAsync(("traefik.config", "Access logs"), ("TRAEFIK_ACCESS_LOGS_ENABLED", "no"), ("TRAEFIK_LOG_MAX_SIZE", "1g"), ("TRAEFIK_LOG_MAX_FILES", "2"));
        Assert.DoesNotContain("accessLog", Static(), StringComparison.Ordinal);
        Assert.Equal("1g", _world.Value("traefik", "TRAEFIK_LOG_MAX_SIZE"));
    }

    [Fact]
    public async Task Timeouts_of_the_entrypoint_for_HTTPS_are_settings()
    {
        await ConfigAsync(("traefik.config", "Timeouts"), ("traefik.timeouts", "Until a request has come"), ("TRAEFIK_WEBSECURE_READ_TIMEOUT", "soon"), ("TRAEFIK_WEBSECURE_READ_TIMEOUT", "1h"),
            ("traefik.timeouts", "Until an answer has gone"), ("TRAEFIK_WEBSECURE_WRITE_TIMEOUT", "0s"), ("TRAEFIK_WEBSECURE_WRITE_TIMEOUT", "30m"), ("traefik.timeouts", "Between two requests"), ("TRAEFIK_WEBSECURE_IDLE_TIMEOUT", "90s"));
        Assert.Contains("    transport:\n      respondingTimeouts:\n        readTimeout: \"1h\"\n        writeTimeout: \"30m\"\n        idleTimeout: \"1m30s\"\n", Static(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encoded_characters_are_accepted_only_after_a_second_question()
    {
        var said = await ConfigAsync(("traefik.config", "Encoded characters"), ("traefik.encoded", "SLASH %2F,BACK SLASH %5C"), ("traefik.encoded.agree", "no"));
        Assert.Contains(said, line => line.Contains("may read such a path differently", StringComparison.Ordinal));
        Assert.Empty(_world.EnvFile("traefik"));
        await ConfigAsync(("traefik.config", "Encoded characters"), ("traefik.encoded", "SLASH %2F,BACK SLASH %5C"), ("traefik.encoded.agree", "yes"), ("traefik.config", "Encoded characters"), ("traefik.encoded", "SLASH %2F"));
        Assert.Contains("      encodedCharacters:\n        allowEncodedSlash: true\n        allowEncodedHash: false\n        allowEncodedPercent: false\n        allowEncodedBackSlash: false\n", Static(), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> ConfigAsync(params (string, string)[] script)
    {
        var prompter = new ScriptedPrompter([("traefik", "Config"), .. script]);
        await _world.RunAsync(prompter, "traefik", "config");
        Assert.Equal(0, prompter.Left);
        return prompter.Transcript;
    }

    private string Static() => new Planner(_world.Machine).Plan(_world.With(new ScriptedPrompter([])).Open("traefik"), null).Files.Text("traefik.yml")!;
}
