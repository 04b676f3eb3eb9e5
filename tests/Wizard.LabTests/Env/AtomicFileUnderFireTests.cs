using System.Diagnostics;
using Xunit;

namespace Wizard.LabTests.Env;

public sealed class AtomicFileUnderFireTests
{
    private const int Kills = 15;

    [Fact]
    public void A_killed_writer_leaves_the_old_file_or_the_new_one()
    {
        var folder = Directory.CreateTempSubdirectory("wizard-kill-");
        try
        {
            var path = Path.Combine(folder.FullName, "file");
            for (var kill = 0; kill < Kills; kill++)
            {
                KillWhileWriting(path, kill);
                var content = File.ReadAllBytes(path);
                Assert.Equal(ChildProgram.Length, content.Length);
                Assert.All(content, letter => Assert.Equal(content[0], letter));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void KillWhileWriting(string path, int kill)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ChildProgram).Assembly.Location, ChildProgram.Verb, path]) { RedirectStandardOutput = true })!;
        try
        {
            // It says a line per write: after that it is in the midst of the next ones.
            for (var line = 0; line <= kill * 3; line++) Assert.NotNull(child.StandardOutput.ReadLine());
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }
}
