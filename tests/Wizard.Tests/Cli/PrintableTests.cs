using Wizard.Cli;
using Xunit;

namespace Wizard.Tests.Cli;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain \u00e4\u00f6 \u65e5\u672c \ud83d\udc49", "plain \u00e4\u00f6 \u65e5\u672c \ud83d\udc49")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("\u001b]0;owned\u0007\u001b[2J", "?]0;owned??[2J")]
    [InlineData("good\rbad", "good?bad")]
    [InlineData("\u009b31m", "?31m")]
    [InlineData("a\u202eb\u2066c", "a?b?c")]
    public void What_would_drive_the_terminal_is_shown_as_a_question_mark(string text, string shown) => Assert.Equal(shown, Printable.Of(text));

    [Fact]
    public async Task An_error_that_holds_escape_sequences_does_not_drive_the_terminal()
    {
        var (stream, errors) = (new StringWriter(), Console.Error);
        Console.SetError(stream);
        try
        {
            await ExitCodes.OfAsync(() => throw new UserError("it said \u001b[31m", "mend \u001b[0m"), new SystemConsole());
        }
        finally
        {
            Console.SetError(errors);
        }

        Assert.DoesNotContain('\u001b', stream.ToString());
        Assert.Contains("it said ?[31m", stream.ToString(), StringComparison.Ordinal);
    }
}
