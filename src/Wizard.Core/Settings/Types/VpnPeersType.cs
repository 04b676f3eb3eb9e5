namespace Wizard.Settings.Types;

/// <summary>The peers of a VPN with their keys. Its refusals show none.</summary>
public sealed class VpnPeersType() : SingleLineType(
    "vpn-peers", "name:address:private key:preshared key, comma separated",
    "phone:10.13.16.2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=:MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var members = line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var peers = members.Select(VpnPeer.Parse).OfType<VpnPeer>().ToList();
        if (members.Length == 0 || peers.Count < members.Length) return Refuse("it holds something that is no peer");
        if (peers.DistinctBy(peer => peer.Name).Count() < peers.Count) return Refuse("a name stands in it twice");
        if (peers.DistinctBy(peer => peer.Address).Count() < peers.Count) return Refuse("an address stands in it twice");
        return Verdict.Accept(string.Join(',', peers.Select(peer => peer.ToSetting())));
    }
}
