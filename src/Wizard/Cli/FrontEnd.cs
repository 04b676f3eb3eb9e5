using Wizard.Prompting;
using Wizard.Tui;

namespace Wizard.Cli;

/// <summary>Chooses who holds the conversation - full screen, plain lines or prepared answers - and lets it.</summary>
/// <param name="console">The terminal.</param>
/// <param name="request">What the command line says of it.</param>
/// <param name="converses">Questions will be asked.</param>
internal sealed class FrontEnd(SystemConsole console, Request request, bool converses)
{
    /// <summary>Holds the conversation.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(Func<IPrompter, CancellationToken, Task> conversation)
    {
        if (request.Answers is { } file) return AnsweredAsync(file, conversation);
        return request.Plain || !converses || (request.DryRun && !console.IsTerminal) ? PlainAsync(new PlainPrompter(console), conversation) : Task.FromResult(FullScreenOnce(conversation));
    }

    private async Task<int> PlainAsync(IPrompter prompter, Func<IPrompter, CancellationToken, Task> conversation)
    {
        using var cancellation = new CancellationTokenSource();
        using var signals = console.CancelOnSignal(cancellation);
        await conversation(prompter, cancellation.Token).ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private async Task<int> AnsweredAsync(string file, Func<IPrompter, CancellationToken, Task> conversation)
    {
        if (!File.Exists(file)) throw new UsageError($"There is no file {file}.", "Correct the path after --answers.");
        var prompter = new AnswersPrompter(AnswerBook.Parse(await File.ReadAllTextAsync(file).ConfigureAwait(false), file), console) { Exposed = IsExposed(file) ? file : null };
        var code = await PlainAsync(prompter, conversation).ConfigureAwait(false);
        prompter.ThrowWhereAnswersAreLeft();
        return code;
    }

    private static bool IsExposed(string file) => (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    private FullScreenOptions Options => new()
    {
        HasTerminal = console.IsTerminal,
        HalfBlocks = console.HasHalfBlocks,
        Colours = console.Variable("NO_COLOR") is not { Length: > 0 },
        Say = console.Say,
    };

    private int FullScreenOnce(Func<IPrompter, CancellationToken, Task> conversation)
    {
        var farewell = new List<Note>();
        try
        {
            return FullScreen.Run(Options, async (prompter, cancellation) =>
            {
                await conversation(new FarewellPrompter(prompter, farewell), cancellation).ConfigureAwait(false);
                return ExitCodes.Done;
            });
        }
        finally
        {
            foreach (var note in farewell) console.Leave(note);
        }
    }
}
