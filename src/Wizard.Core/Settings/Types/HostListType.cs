namespace Wizard.Settings.Types;

/// <summary>Host names, each of which may begin with <c>*.</c>, which stands for exactly one label.</summary>
public sealed class HostListType() : ListType("host-list", "domain names, comma separated, where a leading * stands for one label", "www.example.com,*.example.org")
{
    private const string Wildcard = "*.";

    /// <inheritdoc/>
    protected override Verdict CheckMember(string member)
    {
        var isWild = member.StartsWith(Wildcard, StringComparison.Ordinal);
        var host = Hosts.Normal(isWild ? member[Wildcard.Length..] : member);
        if (host.Contains('*')) return Refuse($"{Shown.Text(member)} has a * that is not its whole first label, or nothing behind it");
        return Hosts.Fault(host) is { } fault ? Refuse(fault) : Verdict.Accept(isWild ? Wildcard + host : host);
    }
}
