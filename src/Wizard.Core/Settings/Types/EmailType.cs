using System.Text.RegularExpressions;

namespace Wizard.Settings.Types;

/// <summary>An e-mail address; its domain becomes lower case.</summary>
public sealed partial class EmailType() : SingleLineType("email", "an e-mail address", "me@example.com")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var at = line.LastIndexOf('@');
        if (at < 0 || !Local().IsMatch(line[..at])) return Refuse($"{Shown.Text(line)} is no e-mail address");
        var host = Hosts.Normal(line[(at + 1)..]);
        return Hosts.Fault(host) is { } fault ? Refuse(fault) : Verdict.Accept($"{line[..at]}@{host}");
    }

    [GeneratedRegex(@"^(?=.{1,64}\z)[A-Za-z0-9_+%=~-]+(?:\.[A-Za-z0-9_+%=~-]+)*\z")]
    private static partial Regex Local();
}
