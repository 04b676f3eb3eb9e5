namespace Wizard.Settings.Types;

/// <summary>A private, public or preshared key of WireGuard's. Its refusals show nothing of it.</summary>
public sealed class WireGuardKeyType() : SingleLineType("wireguard-key", "a key of 44 characters that ends with =", "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=")
{
    /// <inheritdoc/>
    public override bool IsDiscreet => true;

    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => WireGuardKey.Is(line) ? Verdict.Accept(line) : Refuse("it is no key of WireGuard's");
}
