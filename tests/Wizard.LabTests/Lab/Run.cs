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

    /// <summary>The same run of make, in which the wizard failed with 1; make's own code is always 2.</summary>
    public Run MakeFailed() => MakeEnded("Error 1");

    /// <summary>The same run of make, in which the wizard refused its words with 2.</summary>
    public Run MakeRefused() => MakeEnded("Error 2");

    private Run MakeEnded(string error)
    {
        Assert.True(ExitCode == 2 && Errors.Contains(error, StringComparison.Ordinal), $"exit code {ExitCode}, and not make's 2 with {error}:\n{All}");
        return this;
    }
}
