namespace Wizard.Prompting;

/// <summary>One of several.</summary>
/// <param name="Id">What an answers file calls it.</param>
/// <param name="Title">The question, as the chapter words it.</param>
/// <param name="Options">What can be chosen, in order.</param>
public sealed record ChoiceQuestion(string Id, string Title, IReadOnlyList<Option> Options)
{
    /// <summary>The index where the cursor stands at first.</summary>
    public int Selected { get; init; }

    /// <summary>A menu: leaving it is its normal end, so ESC says so and an answers file need not answer it again.</summary>
    public bool IsMenu { get; init; }

    /// <summary>Leaving it ends the conversation.</summary>
    public bool IsOutermost { get; init; }

    /// <summary>Runs while the question is open, until the token is cancelled, and hands over the options anew - as many, in the same order - whenever something beside them has changed; null where nothing does. A front end without a screen leaves it alone.</summary>
    public Func<Action<IReadOnlyList<Option>>, CancellationToken, Task>? Live { get; init; }
}

/// <summary>One line of a choice.</summary>
/// <param name="Label">The words; an answers file names them.</param>
public sealed record Option(string Label)
{
    /// <summary>The present value, shown beside the label; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Why it cannot be chosen now and where to go; null where it can.</summary>
    public string? Disabled { get; init; }

    /// <summary>More about it, a few lines: a full screen shows them below the list where the cursor stands on it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>Any number of several.</summary>
/// <param name="Id">What an answers file calls it.</param>
/// <param name="Title">The question.</param>
/// <param name="Options">What can be marked, in order.</param>
public sealed record SeveralQuestion(string Id, string Title, IReadOnlyList<string> Options)
{
    /// <summary>The indexes that are marked at first.</summary>
    public IReadOnlyList<int> Marked { get; init; } = [];
}

/// <summary>A line of text.</summary>
/// <param name="Id">What an answers file calls it: the setting's name, where it is one.</param>
/// <param name="Title">The question, as in <c>WHOAMI_TRAEFIK_HOST: Enter the whoami domain name (eg. ...)</c>.</param>
public sealed record TextQuestion(string Id, string Title)
{
    /// <summary>What stands in the field at first.</summary>
    public string Initial { get; init; } = "";

    /// <summary>Nothing typed is shown.</summary>
    public bool Secret { get; init; }

    /// <summary>What is pasted may have several lines, which a blank joins; else only the first one counts.</summary>
    public bool JoinsLines { get; init; }

    /// <summary>What is wrong with a text and what would be right; null where it is accepted.</summary>
    public Func<string, string?> Refuse { get; init; } = _ => null;

    /// <summary>What to say about a text while it is typed (that it is taken, or in use); null for nothing. It refuses nothing, and must be quick.</summary>
    public Func<string, string?> Remark { get; init; } = _ => null;

    /// <summary>Longer help, shown below the field.</summary>
    public string Help { get; init; } = "";
}

/// <summary>Yes or no.</summary>
/// <param name="Id">What an answers file calls it.</param>
/// <param name="Title">The question.</param>
public sealed record ConfirmQuestion(string Id, string Title)
{
    /// <summary>What is to be agreed to, line by line (the changes to be made, say).</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The answer that the cursor stands on at first.</summary>
    public bool Default { get; init; }
}

/// <summary>Text to read.</summary>
/// <param name="Title">One line.</param>
/// <param name="Lines">The text.</param>
public sealed record Note(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>The text is the answer itself (a fingerprint, a password): a plain front end prints these lines alone, on standard output.</summary>
    public bool IsResult { get; init; }

    /// <summary>What was done, told as the conversation ends: a full screen leaves it behind on the terminal instead of asking that it be read.</summary>
    public bool IsFarewell { get; init; }

    /// <summary>A text that a camera reads from the screen as a QR code, where the screen is large enough; null for none. It may be a secret.</summary>
    public string? Code { get; init; }

    /// <summary>The error that the flow will ask again after; null for plain news. Where nobody can be asked again, the front end throws it.</summary>
    public UserError? Problem { get; init; }

    /// <summary>The note about an error.</summary>
    public static Note About(UserError error) => new("That did not work.", [.. error.Message.Split('\n'), error.Mend]) { Problem = error };
}

/// <summary>Something that a flow looks up on the way.</summary>
/// <param name="Title">What it is, as a front end that waits for it shows it.</param>
public sealed record Lookup(string Title)
{
    /// <summary>What the finding depends on beside the title, never shown (a password, say): another key is looked up anew.</summary>
    public string Key { get; init; } = "";

    /// <summary>The title alone.</summary>
    public override string ToString() => Title;

    /// <summary>A lookup that depends on nothing but its title.</summary>
    public static implicit operator Lookup(string title) => FromString(title);

    /// <summary>A lookup that depends on nothing but its title.</summary>
    public static Lookup FromString(string title) => new(title);
}

/// <summary>A job that takes a while.</summary>
/// <param name="Title">What is being done.</param>
/// <param name="Run">Does it: hands each line that it has to say to the first argument.</param>
public sealed record Job(string Title, Func<Action<string>, CancellationToken, Task> Run)
{
    /// <summary>Its lines are the answer itself (a log): a plain front end prints them alone, on standard output.</summary>
    public bool IsResult { get; init; }
}

/// <summary>Another program that speaks with the user itself: an editor, a shell.</summary>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Run">Runs it to its end and gives its exit code; told whether there is a terminal for it.</param>
public sealed record Handover(string Title, Func<bool, CancellationToken, Task<int>> Run);
