using Wizard.Compose;
using Xunit;

namespace Wizard.Tests.Compose;

public sealed class ProgramPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-path-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_of_the_working_directory_is_not_run_in_place_of_the_one_on_PATH()
    {
        var name = $"wizard-test-{Guid.NewGuid():N}";
        var planted = Program(Directory.GetCurrentDirectory(), name, "planted");
        Program(_folder, name, "right");
        try
        {
            var call = new ProcessCall(name, []) { Environment = new Dictionary<string, string> { ["PATH"] = $"{_folder}:/usr/bin:/bin" } };
            Assert.Equal("right\n", (await new ChildProcesses().RunAsync(call, null, default)).Output);
        }
        finally
        {
            File.Delete(planted);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("here")]
    public void A_folder_of_PATH_that_is_relative_does_not_count(string folder)
    {
        var error = Assert.Throws<UserError>(() => ProgramPath.Find("docker", $"{folder}:{_folder}"));
        Assert.Contains("docker is in no folder of PATH", error.Message, StringComparison.Ordinal);
        Assert.Contains("docs.docker.com", error.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_executed_is_passed_over()
    {
        File.WriteAllText(Path.Combine(_folder, "docker"), "");
        Assert.Throws<UserError>(() => ProgramPath.Find("docker", _folder));
    }

    private static string Program(string folder, string name, string says)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho {says}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
