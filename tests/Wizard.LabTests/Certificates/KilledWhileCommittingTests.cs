using System.Diagnostics;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.LabTests.Certificates;

public sealed class KilledWhileCommittingTests
{
    private const int Kills = 25;

    [Fact]
    public void A_killed_program_leaves_a_key_and_a_certificate_that_belong_together()
    {
        var folder = Directory.CreateTempSubdirectory("wizard-kill-").FullName;
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                KillWhileCommitting(folder, kill);
                var certificates = new CertificateFolder(Path.Combine(folder, "certs"), folder, TimeProvider.System);
                var present = Assert.Single(certificates.List(), kept => !kept.IsSuperseded);
                using var key = present.ReadKey(); // throws where the two do not fit
                Assert.NotNull(key);
                Assert.All(certificates.List(), kept => Assert.True(File.Exists(kept.Files.Key)));
                Assert.DoesNotContain(Directory.GetDirectories(certificates.Folder), entry => entry.Contains(".commit-", StringComparison.Ordinal));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void KillWhileCommitting(string folder, int kill)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ChildProgram).Assembly.Location, ChildProgram.CommitVerb, folder]) { RedirectStandardOutput = true })!;
        try
        {
            // It says a line per commit: after that it is in the midst of the next one, elsewhere each time.
            for (var line = 0; line <= 1; line++) Assert.NotNull(child.StandardOutput.ReadLine());
            Thread.SpinWait(kill * 20_000);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }
}
