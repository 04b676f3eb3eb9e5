using Wizard.Prompting;

namespace Wizard.Cli;

/// <summary>The one place where an end becomes an exit code.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int Cancelled = 130;

    /// <summary>Runs, and tells on standard error what failed, why, and what to do next.</summary>
    public static async Task<int> OfAsync(Func<Task<int>> run, SystemConsole console)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (UserError error)
        {
            console.Say($"wizard: {error.Message}");
            console.Say(error.Mend);
            return error is UsageError ? WrongUsage : Failed;
        }
        catch (Exception end) when (end is OperationCanceledException or StepBackException)
        {
            console.Say("wizard: cancelled.");
            return console.Signal ?? Cancelled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.Say($"wizard: {fault.Message}");
            console.Say("Look whether the disk has room, and whether the file belongs to you.");
            return Failed;
        }
        catch (Exception bug)
        {
            // left to the runtime it would abort, with everything that was typed in a core dump
            console.Say($"wizard: a fault of the program itself: {bug}");
            console.Say("Please report these lines; look through them first, if you typed a password.");
            return Failed;
        }
    }
}
