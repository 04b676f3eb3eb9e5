using System.Diagnostics;
using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

/// <summary>A program that has this process's own streams.</summary>
public sealed class TerminalProcessTests
{
    private static ProcessCall Sh(string script) => new("/bin/sh", ["-c", script]) { Environment = new Dictionary<string, string> { ["ONLY"] = "this" } };

    [Fact]
    public async Task Its_exit_code_is_told_and_its_environment_is_what_it_was_given() =>
        Assert.Equal(3, await new ChildProcesses().RunOnTerminalAsync(Sh("test \"$ONLY\" = this && test -z \"$HOME\" && exit 3"), default));

    [Fact]
    public async Task A_program_that_is_not_there_is_named() =>
        Assert.Contains("nosuchprogram", (await Assert.ThrowsAsync<UserError>(() => new ChildProcesses().RunOnTerminalAsync(Sh("") with { Program = "nosuchprogram" }, default))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("trap '' TERM; ")]
    public async Task Cancelled_it_ends_also_where_it_does_not_heed_the_signal(string trap)
    {
        var note = Path.GetTempFileName();
        using var cancellation = new CancellationTokenSource();
        var run = new ChildProcesses().RunOnTerminalAsync(Sh($"{trap}echo $$ >{note}; while :; do /bin/sleep 0.1; done"), cancellation.Token);
        while (new FileInfo(note).Length == 0) await Task.Delay(10);
        using var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(note), System.Globalization.CultureInfo.InvariantCulture));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(process.HasExited);
        File.Delete(note);
    }
}
