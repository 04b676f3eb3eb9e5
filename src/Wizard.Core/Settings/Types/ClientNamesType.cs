namespace Wizard.Settings.Types;

/// <summary>Names of client certificates as in a host-list; one behind a <c>!</c> is excluded.</summary>
public sealed class ClientNamesType() : HostListType(
    "client-names",
    "names of client certificates, comma separated, where a leading * stands for one label and a leading ! excludes",
    "*.clients.example.com,!foo.clients.example.com")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member)
    {
        var isExcluded = member[0] == ClientNames.Mark;
        var verdict = base.CheckMember(isExcluded ? member[1..] : member);
        return isExcluded && verdict.Value is { } name ? Verdict.Accept(ClientNames.Mark + name) : verdict;
    }

    // a wildcard admits such a certificate, so that there must be a way to exclude it
    /// <inheritdoc/>
    protected override string? Fault(string host) => Hosts.Fault(host, underscores: true);
}
