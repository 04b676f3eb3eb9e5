using System.Diagnostics;
using Xunit;

namespace Wizard.Tests.House;

/// <summary>make hands its words over and lets no shell read them.</summary>
public sealed class MakefileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wizard-make-").FullName;

    public MakefileTests()
    {
        File.Copy(Path.Combine(Repository.Folder, "Makefile"), Path.Combine(_folder, "Makefile"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        Script("build.sh", "echo \"build:$WIZARD_VAR\"");
        Script("bin/wizard", "for word; do echo \"word:$word\"; done; echo \"var:$WIZARD_VAR\"");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a`touch${IFS}planted`")]
    [InlineData("$(touch planted)")]
    [InlineData("$(shell touch planted)")]
    [InlineData("a&touch${IFS}planted")]
    [InlineData("a;touch${IFS}planted")]
    [InlineData("a|touch${IFS}planted")]
    [InlineData("a>planted")]
    public void A_goal_with_a_shells_words_in_it_runs_nothing(string goal)
    {
        Make("whoami", goal);
        Assert.False(File.Exists(Path.Combine(_folder, "planted")));
    }

    [Fact]
    public void Goals_arrive_as_they_were_typed_and_a_star_stays_a_star()
    {
        var said = Make("whoami", "a`id`", "a&b", "x*");
        Assert.Equal(["make", "whoami", "a`id`", "a&b", "x*"], Words(said));
    }

    [Fact]
    public void A_value_arrives_as_it_was_typed_and_the_build_does_not_get_it()
    {
        var said = Make("whoami", "reconfigure", "var=A=$(shell touch planted)`touch planted`$2y");
        Assert.Contains("var:A=$(shell touch planted)`touch planted`$2y", said);
        Assert.Contains("build:", said);
        Assert.False(File.Exists(Path.Combine(_folder, "planted")));
    }

    private static IEnumerable<string> Words(IEnumerable<string> said) => said.Where(line => line.StartsWith("word:", StringComparison.Ordinal)).Select(line => line[5..]);

    private string[] Make(params string[] arguments)
    {
        var start = new ProcessStartInfo("make", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("MAKEFLAGS"); // these tests may run below `make test`
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return said.Split('\n');
    }

    private void Script(string name, string body)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
