using System.Diagnostics;
using Wizard.Compose;
using Wizard.Installing;
using Wizard.Pki;
using Wizard.Pki.Configuration;
using Xunit;

namespace Wizard.Tests.Installing;

public sealed class StepCaContainerTests : IDisposable
{
    private static readonly CaPolicy Policy = new("ca.example.com", ["*.clients.example.com"], "5m", "2160h", "168h", DisableRenewal: false);
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-ca-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_whole_of_a_new_configuration_replaces_the_old_one()
    {
        await ApplyAsync(cutAt: int.MaxValue);
        Assert.Contains("*.clients.example.com", await File.ReadAllTextAsync(CaJson), StringComparison.Ordinal);
        Assert.False(File.Exists(CaJson + ".new"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task A_configuration_that_breaks_off_on_its_way_leaves_the_old_one(int cutAt)
    {
        await Assert.ThrowsAsync<UserError>(() => ApplyAsync(cutAt));
        Assert.Equal("{}", await File.ReadAllTextAsync(CaJson));
    }

    private string CaJson => Path.Combine(_folder, "ca.json");

    private async Task ApplyAsync(int cutAt)
    {
        await File.WriteAllTextAsync(CaJson, "{}");
        var docker = new Docker(new Shell(CaJson, cutAt), new DockerSettings(_ => null), "default");
        await new StepCaContainer(docker, "abc").EditAsync(json => CaConfiguration.With(json, Policy), default);
    }

    // Runs what would run in the container, on another ca.json, and hands on only so many bytes of its input.
    private sealed class Shell(string caJson, int cutAt) : IProcesses
    {
        public async Task<ProcessResult> RunAsync(ProcessCall call, Action<string>? onLine, CancellationToken cancellation)
        {
            if (call.Arguments[^2] == "cat") return new(0, await File.ReadAllTextAsync(caJson, cancellation), "");
            if (call.Arguments[^2] != "-c") return new(0, "", "");
            using var input = new MemoryStream();
            await call.Input!(input, cancellation);
            var start = new ProcessStartInfo("/bin/sh", ["-c", call.Arguments[^1].Replace("/home/step/config/ca.json", caJson, StringComparison.Ordinal)]) { RedirectStandardInput = true };
            using var process = Process.Start(start)!;
            await process.StandardInput.BaseStream.WriteAsync(input.ToArray().AsMemory(0, Math.Min(cutAt, (int)input.Length)), cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return new(process.ExitCode, "", "broke off");
        }
    }
}
