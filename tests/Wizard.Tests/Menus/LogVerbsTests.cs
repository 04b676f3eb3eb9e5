using Wizard.Compose;
using Wizard.Menus;
using Wizard.Prompting;
using Wizard.Tests.Compose;
using Xunit;

namespace Wizard.Tests.Menus;

public sealed class LogVerbsTests : IDisposable
{
    private const string One = """{"ID":"a1","Service":"traefik","State":"running"}""";
    private const string Other = """{"ID":"a2","Service":"socket-proxy","State":"running"}""";
    private readonly World _world = new();
    private readonly FakeProcesses _processes = new FakeProcesses().Say(" logs ", "").Say(" ps ", $"{One}\n{Other}\n");

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("logs-out", "logs --no-color --tail all")]
    [InlineData("logs", "logs --follow --no-color --tail 200")]
    public async Task All_services_are_shown_where_none_is_named(string verb, string line)
    {
        await RunAsync(verb, null);
        Assert.EndsWith(line, _processes.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_service_can_be_named()
    {
        await RunAsync("logs-out", "traefik");
        Assert.EndsWith("--no-log-prefix traefik", _processes.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_one_is_refused_and_the_nearest_is_offered()
    {
        var error = await Assert.ThrowsAsync<UsageError>(() => RunAsync("logs", "traeffik"));
        Assert.Equal("Did you mean traefik?", error.Mend);
    }

    [Fact]
    public async Task In_a_menu_it_is_asked_which_service()
    {
        var said = await RunAsync("logs", null, fromMenu: true, ("traefik.logs.service", "socket-proxy"));
        Assert.Contains("Which service?", said);
        Assert.EndsWith("--no-log-prefix socket-proxy", _processes.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_single_service_nothing_is_asked_and_no_name_stands_before_its_lines()
    {
        _processes.Say(" ps ", One);
        await RunAsync("logs", null, fromMenu: true);
        Assert.EndsWith("--no-log-prefix traefik", _processes.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_installed_has_no_logs()
    {
        _processes.Say(" ps ", "");
        Assert.Contains("not installed", (await Assert.ThrowsAsync<UserError>(() => RunAsync("logs", null))).Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> RunAsync(string verb, string? service, bool fromMenu = false, params (string, string)[] script)
    {
        await _world.SetAsync("traefik", "TRAEFIK_LOG_LEVEL=debug");
        var prompter = new ScriptedPrompter(script);
        var machine = _world.Machine with { Docker = new Docker(_processes, new DockerSettings(_ => null), "default") };
        var session = _world.With(prompter) with { Machine = machine, Service = service };
        await VerbTable.Require("traefik", verb).RunAsync(new(session, "traefik") { FromMenu = fromMenu }, default);
        return prompter.Transcript;
    }
}
