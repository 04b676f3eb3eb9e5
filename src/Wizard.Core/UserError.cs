namespace Wizard;

/// <summary>Something the user can mend: what failed and why, and what to do next. Never holds a secret.</summary>
/// <param name="what">One sentence: what failed, and why.</param>
/// <param name="mend">What to do next.</param>
/// <param name="cause">The error underneath, if any.</param>
public class UserError(string what, string mend, Exception? cause = null) : Exception(what, cause)
{
    /// <summary>What to do next, one sentence or command.</summary>
    public string Mend { get; } = mend;
}

/// <summary>The command line was wrong: an unknown project, verb, setting or context. Exit code 2.</summary>
public sealed class UsageError(string what, string mend) : UserError(what, mend);
