using Wizard.Cli;
using Xunit;

namespace Wizard.Tests.Cli;

public sealed class SystemConsoleTests
{
    [Fact]
    public async Task An_error_that_holds_escape_sequences_does_not_drive_the_terminal() =>
        Assert.Equal((1, "wizard: It said:\nred äö\nmend ?\n"), await EndAsync(new UserError("It said:\n\u001b]0;owned\u0007red \u001b[31m\u009b2Jäö", "mend \u202e")));

    [Fact]
    public async Task A_bug_ends_the_program_with_words_and_does_not_abort_it()
    {
        var (code, said) = await EndAsync(new InvalidOperationException("boom \u001b[31m"));
        Assert.Equal(1, code);
        Assert.StartsWith("wizard: a fault of the program itself: System.InvalidOperationException: boom \n", said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> EndAsync(Exception end)
    {
        var (stream, errors) = (new StringWriter(), Console.Error);
        Console.SetError(stream);
        try
        {
            return (await ExitCodes.OfAsync(() => Task.FromException<int>(end), new SystemConsole()), stream.ToString());
        }
        finally
        {
            Console.SetError(errors);
        }
    }
}
