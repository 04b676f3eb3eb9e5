namespace Wizard.Settings.Types;

/// <summary>IP addresses.</summary>
public sealed class IpListType() : ListType("ip-list", "IP addresses, comma separated", "10.13.16.2,2001:db8::2")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) =>
        Addresses.Parse(member) is { } address ? Verdict.Accept($"{address}") : Refuse($"{Shown.Text(member)} is no IP address");
}
