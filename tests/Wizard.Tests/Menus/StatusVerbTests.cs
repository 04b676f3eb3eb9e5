using System.Text.Json;
using Wizard.Prompting;
using Wizard.Tests.Status;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class StatusVerbTests : IDisposable
{
    private readonly World _world = new();
    private readonly ScriptedPrompter _script = new([]);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_table_fits_80_columns_and_says_below_a_row_what_is_to_be_done()
    {
        _world.Answer(Recording.Whoami, Recording.Traefik("traefik:v3.7.2"));
        await _world.RunAsync(_script, "context", "status");
        Assert.All(_script.Transcript, line => Assert.True(line.Length <= 80, line));
        Assert.StartsWith("DEPLOYMENT  STATE", _script.Transcript[1], StringComparison.Ordinal);
        Assert.Contains(_script.Transcript, line => line.StartsWith("traefik     healthy", StringComparison.Ordinal));
        Assert.Contains(_script.Transcript, line => line.StartsWith("  * affected by CVE-2026-48491", StringComparison.Ordinal));
        Assert.Contains(_script.Transcript, line => line.StartsWith("whoami      running", StringComparison.Ordinal) && line.EndsWith("1.11.0   127.0.0.1:8083", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_status_of_one_project_names_its_containers_and_asks_for_them_alone()
    {
        _world.Answer(Recording.Whoami);
        await _world.RunAsync(_script, "whoami", "status");
        Assert.StartsWith("whoami: running for ", _script.Transcript[1], StringComparison.Ordinal);
        Assert.Contains("  whoami: running (traefik/whoami:v1.11.0)", _script.Transcript);
        Assert.Contains("--filter label=com.docker.compose.project=whoami", _world.Processes.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same_shape_for_one_project_and_for_all()
    {
        _world.Json = true;
        _world.Answer(Recording.Whoami);
        await _world.RunAsync(_script, "context", "status");
        using var json = JsonDocument.Parse(string.Join('\n', _script.Transcript.Skip(1)));
        var context = json.RootElement.GetProperty("contexts")[0];
        var whoami = context.GetProperty("deployments")[0];
        Assert.Equal(("default", true), (context.GetProperty("context").GetString(), context.GetProperty("engineAnswers").GetBoolean()));
        Assert.Equal(["project", "instance", "state", "configured", "installed", "differs", "error", "since", "image", "version", "vulnerabilities", "containers", "ports", "certificates"], whoami.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("running", "2026-11-27T08:53:01Z", 8083), (whoami.GetProperty("state").GetString(), whoami.GetProperty("since").GetString(), whoami.GetProperty("ports")[0].GetProperty("port").GetInt32()));
    }

    [Fact]
    public async Task Where_no_engine_answers_the_files_are_told_and_the_command_fails()
    {
        await _world.SetAsync("whoami", "WHOAMI_NAME=one");
        var error = await Assert.ThrowsAsync<UserError>(() => _world.RunAsync(_script, "context", "status"));
        Assert.Contains("The Docker engine does not answer.", error.Message, StringComparison.Ordinal);
        Assert.Contains(_script.Transcript, line => line.StartsWith("whoami      configured", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_machine_that_does_not_answer_is_a_line_beside_the_others()
    {
        _world.AllContexts = true;
        _world.Answer(Recording.Whoami);
        await _world.RunAsync(_script, "context", "status");
        var pi = _script.Transcript.ToList().IndexOf("pi:");
        Assert.Contains("The Docker engine does not answer.", _script.Transcript[pi + 1], StringComparison.Ordinal);
    }
}
