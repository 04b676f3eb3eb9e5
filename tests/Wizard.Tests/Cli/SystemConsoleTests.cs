using Wizard.Cli;
using Xunit;

namespace Wizard.Tests.Cli;

public sealed class SystemConsoleTests
{
    [Fact]
    public async Task An_error_that_holds_escape_sequences_does_not_drive_the_terminal()
    {
        var (stream, errors) = (new StringWriter(), Console.Error);
        Console.SetError(stream);
        try
        {
            await ExitCodes.OfAsync(() => throw new UserError("It said:\n\u001b]0;owned\u0007red \u001b[31m\u009b2Jäö", "mend \u202e"), new SystemConsole());
        }
        finally
        {
            Console.SetError(errors);
        }

        Assert.Equal("wizard: It said:\nred äö\nmend ?\n", stream.ToString());
    }
}
