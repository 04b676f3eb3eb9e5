namespace Wizard.Settings.Types;

/// <summary>Names of the peers of a VPN.</summary>
public sealed class PeerNamesType() : ListType("peer-names", $"names of peers, comma separated, of {VpnPeer.NameRule}", "phone,laptop")
{
    /// <inheritdoc/>
    protected override Verdict CheckMember(string member) => VpnPeer.IsName(member) ? Verdict.Accept(member) : Refuse($"{Shown.Text(member)} is no name of a peer");
}
