using Wizard.Compose;
using Wizard.Installing;
using Xunit;

namespace Wizard.Tests.Installing;

public sealed class StepCaLogTests
{
    private const string Announcement = "👉 Your CA administrative password is:";

    [Fact]
    public void The_password_is_what_stands_behind_the_announcement() => Assert.Equal("s3cret", StepCaLog.PasswordIn($"{Announcement} s3cret "));

    [Theory]
    [InlineData("level=info user-agent=\"👉 Your CA administrative password is: forged\"")]
    [InlineData(" 👉 Your CA administrative password is: forged")]
    [InlineData("... 👉 Your CA administrative password is: forged")]
    [InlineData("👉 Your CA administrative password")]
    [InlineData("")]
    public void What_a_client_sent_is_no_password(string line) => Assert.Null(StepCaLog.PasswordIn(line));

    [Fact]
    public async Task The_first_announcement_counts()
    {
        var docker = new Docker(new Logs($"badger 2026 INFO", $"{Announcement} s3cret", $"{Announcement} later"), new DockerSettings(_ => null), "default");
        Assert.Equal("s3cret", await StepCaLog.PasswordAsync(new ComposeProject(docker, "step-ca", [], ".env", new Dictionary<string, string>()), default));
    }

    private sealed class Logs(params string[] lines) : IProcesses
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            foreach (var line in lines) onLine!(line);
            return Task.FromResult(new ProcessResult(0, "", ""));
        }
    }
}
