using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>Users of HTTP Basic Authentication, each with the bcrypt hash of a password. Its refusals show neither.</summary>
public sealed partial class UsersType() : SingleLineType(
    "users", "name:bcrypt pairs, comma separated", "alice:$2y$10$abcdefghijklmnopqrstuuHk1JmZ1c0yXN6mJw3yQpWv2D7rL9bSe")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var users = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (users.Length == 0) return Refuse("it holds nothing but commas");
        var faults = users.Select((user, index) => Fault(user) is { } fault ? $"user {index + 1} of the list {fault}" : null);
        if (faults.FirstOrDefault(fault => fault is not null) is { } first) return Refuse(first);
        var names = users.Select(user => user[..user.IndexOf(':')]).ToList();
        return names.Distinct().Count() == names.Count ? Verdict.Accept(string.Join(',', users)) : Refuse("a user name stands in it twice");
    }

    private static string? Fault(string user)
    {
        var colon = user.IndexOf(':');
        if (colon < 0) return "has no colon";
        if (!UserName().IsMatch(user[..colon])) return "has a name that is not made of letters, digits and ._@-";
        return Hash().IsMatch(user[(colon + 1)..]) ? null : "has no bcrypt hash ($2y$...) behind the colon";
    }

    [GeneratedRegex(@"^[A-Za-z0-9._@-]{1,255}\z")]
    private static partial Regex UserName();

    [GeneratedRegex(@"^\$2[aby]\$(?:0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}\z")]
    private static partial Regex Hash();
}
