using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>Short names of lower-case letters, digits and hyphens, comma separated.</summary>
public sealed partial class LabelsType() : ListType("labels", "short names of lower-case letters, digits and hyphens, comma separated", "example-com-3f2a91bc")
{
    /// <summary>True for one such name.</summary>
    public static bool IsLabel(string text) => Label().IsMatch(text);

    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) => IsLabel(member) ? Verdict.Accept(member) : Refuse($"{Shown.Text(member)} is no such name");

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?\z")]
    private static partial Regex Label();
}
