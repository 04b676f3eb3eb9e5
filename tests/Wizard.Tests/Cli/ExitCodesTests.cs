using Wizard.Cli;
using Wizard.Prompting;
using Xunit;

namespace Wizard.Tests.Cli;

public sealed class ExitCodesTests
{
    public static TheoryData<Exception, int> Ends => new()
    {
        { new UserError("It failed.", "Mend it."), 1 },
        { new UsageError("Unknown.", "Try another."), 2 },
        { new OperationCanceledException(), 130 },
        { new StepBackException(), 130 },
        { new IOException("No space left on device"), 1 },
        { new UnauthorizedAccessException("Access denied"), 1 },
        { new InvalidOperationException("a bug"), 1 },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Every_end_has_its_exit_code(Exception end, int code) =>
        Assert.Equal(code, await ExitCodes.OfAsync(() => Task.FromException<int>(end), new SystemConsole()));
}
