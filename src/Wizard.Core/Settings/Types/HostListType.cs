namespace Wizard.Settings.Types;

/// <summary>Host names, each of which may begin with <c>*.</c>, which stands for exactly one label.</summary>
/// <param name="name">The word after <c>@type=</c>.</param>
/// <param name="accepts">What is right, as it ends the sentence "must be ...".</param>
/// <param name="example">A value that is accepted.</param>
public class HostListType(string name, string accepts, string example) : ListType(name, accepts, example)
{
    /// <summary>The type <c>host-list</c>.</summary>
    public HostListType() : this("host-list", "domain names, comma separated, where a leading * stands for one label", "www.example.com,*.example.org")
    {
    }

    /// <inheritdoc/>
    protected override Verdict CheckMember(string member)
    {
        var isWild = HostPatterns.IsWild(member);
        var host = Hosts.Normal(isWild ? member[HostPatterns.Wildcard.Length..] : member);
        if (host.Contains('*')) return Refuse($"{Shown.Text(member)} has a * that is not its whole first label, or nothing behind it");
        return Fault(host) is { } fault ? Refuse(fault) : Verdict.Accept(isWild ? HostPatterns.Wildcard + host : host);
    }

    /// <summary>What is wrong with a name in its normal form, without the wildcard; null where nothing is.</summary>
    protected virtual string? Fault(string host) => Hosts.Fault(host);
}
