namespace Wizard.Settings.Types;

/// <summary>An IPv4 or IPv6 address.</summary>
public sealed class IpType() : SingleLineType("ip", "an IPv4 or IPv6 address", "192.168.1.10")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        Addresses.Parse(line) is { } address ? Verdict.Accept($"{address}") : Refuse($"{Shown.Text(line)} is no IP address");
}
