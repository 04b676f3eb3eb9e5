using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>The name of a user of a Linux machine, as useradd takes it.</summary>
public sealed partial class UserNameType() : SingleLineType("user-name", "the name of a user, of small letters, digits, _ and -", "traefik")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => Spelling().IsMatch(line) ? Verdict.Accept(line) : Refuse($"{Shown.Text(line)} is no such name");

    [GeneratedRegex(@"^[a-z_][a-z0-9_-]{0,31}\z")]
    private static partial Regex Spelling();
}
