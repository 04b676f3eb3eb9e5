using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class ComposeProjectTests
{
    private const string Secret = "hunter22-and-more";
    private readonly List<string> _told = [];

    [Fact]
    public async Task What_compose_says_of_a_secret_is_covered_line_by_line()
    {
        await Project(new ProcessResult(0, "", "")).StartAsync(_told.Add, default);
        Assert.Equal(["it says ********"], _told);
    }

    [Fact]
    public async Task A_failure_that_quotes_a_secret_is_covered()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => Project(new ProcessResult(1, "", $"invalid hostPort: {Secret}")).CheckAsync(default));
        Assert.Contains("invalid hostPort: ********", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_container_prints_is_shown_as_it_is()
    {
        await Project(new ProcessResult(0, "", "")).FollowLogsAsync("whoami", _told.Add, default);
        Assert.Equal([$"it says {Secret}"], _told);
    }

    [Fact]
    public async Task Every_call_has_its_time_and_only_what_follows_is_endless()
    {
        var processes = new Saying(new(0, "", ""));
        var project = Project(processes);
        await project.StartAsync(_told.Add, default);
        await project.RemoveAsync(_told.Add, default);
        await project.CheckAsync(default);
        await project.StreamLogsAsync(null, _told.Add, default);
        await project.FollowLogsAsync(null, _told.Add, default);
        Assert.Equal([TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30), ProcessCall.Endless], processes.Calls.Select(call => call.Timeout));
    }

    [Fact]
    public async Task Of_all_services_each_line_has_the_name_before_it_and_of_one_it_has_not()
    {
        var processes = new Saying(new(0, "", ""));
        await Project(processes).StreamLogsAsync(null, _told.Add, default);
        await Project(processes).StreamLogsAsync("whoami", _told.Add, default);
        Assert.EndsWith("logs --no-color --tail all", $"{processes.Calls[0]}", StringComparison.Ordinal);
        Assert.EndsWith("logs --no-color --tail all --no-log-prefix whoami", $"{processes.Calls[1]}", StringComparison.Ordinal);
    }

    private static ComposeProject Project(ProcessResult result) => Project(new Saying(result));

    private static ComposeProject Project(IProcesses processes) =>
        new(new Docker(processes, new DockerSettings(_ => null), "default"), "whoami", ["compose.yaml"], ".env", new Dictionary<string, string>()) { Mask = new([Secret]) };

    private sealed class Saying(ProcessResult result) : IProcesses
    {
        public List<ProcessCall> Calls { get; } = [];

        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            Calls.Add(call);
            onLine?.Invoke($"it says {Secret}");
            return Task.FromResult(result);
        }
    }
}
