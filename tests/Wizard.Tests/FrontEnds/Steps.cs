using Terminal.Gui.Input;
using Wizard.Prompting;
using Wizard.Tests.Prompting;
using Wizard.Tests.Tui;

namespace Wizard.Tests.FrontEnds;

/// <summary>One answer of a conversation, whatever front end it is given through.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Title">How its title begins: what a person waits for.</param>
/// <param name="Answer">The answer: a text, a label, labels, or yes and no.</param>
/// <param name="Kind">What is asked.</param>
internal sealed record Step(string Id, string Title, string Answer, StepKind Kind);

internal enum StepKind
{
    Text,
    Secret,
    Choice,
    Several,
    Confirm,
    Note,
}

/// <summary>A way to hold a conversation, told by its answers.</summary>
internal abstract class Holder
{
    public static IReadOnlyDictionary<string, Holder> All { get; } = new Dictionary<string, Holder>
    {
        ["full screen"] = new OnScreen(),
        ["plain lines"] = new OnLines(),
        ["prepared answers"] = new FromFile(),
        ["script"] = new FromScript(),
    };

    /// <summary>Holds it to its end.</summary>
    public abstract Task<T> HoldAsync<T>(Func<IPrompter, CancellationToken, Task<T>> conversation, IReadOnlyList<Step> steps);

    private sealed class FromScript : Holder
    {
        public override async Task<T> HoldAsync<T>(Func<IPrompter, CancellationToken, Task<T>> conversation, IReadOnlyList<Step> steps)
        {
            var script = new ScriptedPrompter(steps.Where(step => step.Kind != StepKind.Note).Select(step => (step.Id, step.Answer)));
            var result = await conversation(script, default);
            return script.Left == 0 ? result : throw new InvalidOperationException($"{script.Left} answers were not asked for");
        }
    }

    private sealed class OnLines : Holder
    {
        public override Task<T> HoldAsync<T>(Func<IPrompter, CancellationToken, Task<T>> conversation, IReadOnlyList<Step> steps) =>
            conversation(new PlainPrompter(new Lines([.. steps.Where(step => step.Kind != StepKind.Note).Select(Line)])), default);

        // several are chosen by number: the labels of these conversations are numbered in their names
        private static string Line(Step step) => step.Kind == StepKind.Several ? string.Concat(step.Answer.Where(letter => char.IsAsciiDigit(letter) || letter == ',')) : step.Answer;
    }

    private sealed class FromFile : Holder
    {
        public override async Task<T> HoldAsync<T>(Func<IPrompter, CancellationToken, Task<T>> conversation, IReadOnlyList<Step> steps)
        {
            var lines = steps.Where(step => step.Kind != StepKind.Note).GroupBy(step => step.Id)
                .Select(group => $"{group.Key}: [{string.Join(", ", group.Select(step => step.Kind == StepKind.Several ? $"[{step.Answer}]" : $"'{step.Answer}'"))}]");
            var prompter = new AnswersPrompter(AnswerBook.Parse(string.Join('\n', lines), "answers.yaml"), new Lines());
            var result = await conversation(prompter, default);
            prompter.ThrowWhereAnswersAreLeft();
            return result;
        }
    }

    private sealed class OnScreen : Holder
    {
        public override Task<T> HoldAsync<T>(Func<IPrompter, CancellationToken, Task<T>> conversation, IReadOnlyList<Step> steps)
        {
            using var screen = new Screen();
            T result = default!;
            var running = screen.Start(async (prompter, stop) => result = await conversation(prompter, stop));
            foreach (var step in steps) Give(screen, step);
            screen.Outcome(running);
            return Task.FromResult(result);
        }

        private static void Give(Screen screen, Step step)
        {
            screen.Until(step.Title);
            switch (step.Kind)
            {
                case StepKind.Text or StepKind.Secret:
                    screen.Press(Key.U.WithCtrl).Type(step.Answer).Press(Key.Enter);
                    break;
                case StepKind.Choice:
                    screen.Type(step.Answer).Press(Key.Enter);
                    break;
                case StepKind.Confirm:
                    screen.Type(step.Answer[..1]);
                    break;
                case StepKind.Several:
                    Mark(screen, step.Answer.Split(','));
                    break;
                default:
                    screen.Press(Key.Enter);
                    break;
            }
        }

        private static void Mark(Screen screen, string[] labels)
        {
            var rows = screen.Page.Split('\n').Where(line => line.Contains("[ ]", StringComparison.Ordinal) || line.Contains("[x]", StringComparison.Ordinal)).ToList();
            foreach (var row in rows)
            {
                if (labels.Any(label => row.Contains(label, StringComparison.Ordinal))) screen.Press(Key.Space);
                screen.Press(Key.CursorDown);
            }

            screen.Press(Key.Enter);
        }
    }
}
