using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>One thing that can be done with a project, from the command line and from its menu.</summary>
/// <param name="Name">What is typed: <c>make PROJECT NAME</c>.</param>
/// <param name="Label">What the menu says.</param>
/// <param name="RunAsync">Does it.</param>
public sealed record Verb(string Name, string Label, Func<VerbCall, CancellationToken, Task> RunAsync)
{
    /// <summary>The submenu of what is not done every day.</summary>
    public const string Admin = "Admin";

    /// <summary>It asks questions, so that the full screen is worth opening for it.</summary>
    public bool Converses { get; init; }

    /// <summary>It takes NAME=VALUE words.</summary>
    public bool TakesAssignments { get; init; }

    /// <summary>It takes words behind it, as in <c>wizard route set pi ca.example.com</c>.</summary>
    public bool TakesWords { get; init; }

    /// <summary>The settings of the context have it too.</summary>
    public bool ForContext { get; init; }

    /// <summary>Only this project has it; null where all have it.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The submenu of the project's menu that lists it.</summary>
    public string Menu { get; init; } = Admin;

    /// <summary>What stands beside it in its menu, and beside the way there; null for nothing.</summary>
    public Func<Session, string?> Mark { get; init; } = _ => null;

    /// <summary>The submenu, in that submenu, that lists it; null for none.</summary>
    public VerbGroup? Group { get; init; }

    /// <summary>Why it cannot be done with a project now; null where it can. Its menu item shows that, and the verb itself throws it.</summary>
    public Func<Session, string, UserError?> Refusal { get; init; } = (_, _) => null;

    /// <summary>It can be about one service of the project alone.</summary>
    public bool TakesService { get; init; }

    /// <summary>It can answer with JSON.</summary>
    public bool SpeaksJson { get; init; }
}

/// <summary>Verbs that are listed together.</summary>
/// <param name="Id">What an answers file calls their menu, behind that of the menu above.</param>
/// <param name="Label">What the menu above says.</param>
public sealed record VerbGroup(string Id, string Label)
{
    /// <summary>What is configured: seen, edited, compared, taken back.</summary>
    public static VerbGroup Settings { get; } = new("settings", "Settings: edit, compare, go back");

    /// <summary>What changes whether and how containers run.</summary>
    public static VerbGroup Lifecycle { get; } = new("lifecycle", "Start, stop, remove");

    /// <summary>What shows how containers are.</summary>
    public static VerbGroup Look { get; } = new("look", "Status, logs, shell");
}

/// <summary>A verb, called.</summary>
/// <param name="Session">What it works with.</param>
/// <param name="Project">The project's name.</param>
public sealed record VerbCall(Session Session, string Project)
{
    /// <summary>The NAME=VALUE words.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>The words behind the verb.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>It was chosen in a menu: what it is about to do is shown, and agreed to.</summary>
    public bool FromMenu { get; init; }

    /// <summary>The deployment that is meant.</summary>
    public DeploymentId Id => Session.Id(Project);

    /// <summary>Holds a conversation about the deployment, which stands in the title line.</summary>
    public Task<T> ConverseAsync<T>(Func<IPrompter, CancellationToken, Task<T>> flow, CancellationToken cancellation)
    {
        Locate();
        return Conversation.RunAsync(Session.Prompter, flow, cancellation);
    }

    /// <summary>Says in the title line which deployment it is about.</summary>
    public void Locate() => Session.Prompter.Locate($"{Session.Machine.Context} > {Id.Project} > {Id.Instance}");

    /// <summary>Shows what the verb was called for: on standard output where it was typed.</summary>
    public Task AnswerAsync(string title, IReadOnlyList<string> lines, CancellationToken cancellation) =>
        Session.Prompter.ShowAsync(new(title, lines) { IsResult = true, IsFarewell = !FromMenu }, cancellation);

    /// <summary>Does something that says line by line what it did; what was said is shown at the end, also where it failed half way.</summary>
    public async Task DoAsync(string title, Func<Action<string>, CancellationToken, Task> run, CancellationToken cancellation)
    {
        var lines = new List<string>();
        try
        {
            await Session.Prompter.LookUpAsync(title, token => DoneAsync(run(lines.Add, token)), cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (lines.Count > 0) await AnswerAsync(title, lines, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Watches a job that takes a while.</summary>
    public Task WatchAsync(string title, Func<Action<string>, CancellationToken, Task> run, CancellationToken cancellation) =>
        Session.Prompter.WatchAsync(new Job(title, run), cancellation);

    /// <summary>True where what is about to be done is agreed to. On a command line the words themselves were the agreement: it is only told then.</summary>
    public async Task<bool> AgreedAsync(string question, IReadOnlyList<string> details, bool proposesYes, CancellationToken cancellation)
    {
        if (FromMenu && !Session.Yes)
        {
            return await Session.Prompter.ConfirmAsync(new($"{Project}.agree", question) { Details = details, Default = proposesYes }, cancellation).ConfigureAwait(false);
        }

        await Session.Prompter.ShowAsync(new("What this does:", details), cancellation).ConfigureAwait(false);
        return true;
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    /// <summary>With --dry-run: tells what would be done, and is true: nothing more is to be done.</summary>
    public async Task<bool> IsOnlyToldAsync(CancellationToken cancellation, params IReadOnlyList<string> what)
    {
        if (Session.DryRun) await Session.Prompter.ShowAsync(new("This would be done:", what) { IsFarewell = !FromMenu }, cancellation).ConfigureAwait(false);
        return Session.DryRun;
    }
}
