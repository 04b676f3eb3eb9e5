namespace Wizard.Settings.Types;

/// <summary>Groups of people by their e-mail addresses, as JSON.</summary>
public sealed class GroupsType() : SingleLineType("groups", "JSON of groups and the e-mail addresses of their members", """{"admin":["me@example.com"]}""")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        AuthorizationGroups.Parse(line, out var fault) is { } groups ? Verdict.Accept(groups.ToSetting()) : Refuse(fault);
}
