using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Wizard.LabTests.Lab;

/// <summary>How a program ended.</summary>
public sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it printed.</summary>
    public string All => Output + Errors;

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Run> Async(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? folder = null, string input = "")
    {
        var result = await CliWrap.Cli.Wrap(program).WithArguments(arguments)
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>())
            .WithWorkingDirectory(folder ?? Directory.GetCurrentDirectory())
            .WithStandardInputPipe(PipeSource.FromString(input))
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return new(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The same run, which must have succeeded.</summary>
    public Run Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{All}");
        return this;
    }

    /// <summary>The same run, which must have failed as a user's mistake or a broken machine does.</summary>
    public Run Failed()
    {
        Assert.True(ExitCode == 1, $"exit code {ExitCode} instead of 1:\n{All}");
        return this;
    }
}
