namespace Wizard.Settings.Types;

/// <summary>A host and a port; an IPv6 address in brackets.</summary>
public sealed class EndpointType() : SingleLineType("endpoint", "host:port, an IPv6 address in brackets", "vpn.example.com:51820")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => Read(line) is { } endpoint ? Verdict.Accept(endpoint) : Refuse($"{Shown.Text(line)} is no host with a port");

    private static string? Read(string line)
    {
        var colon = line.LastIndexOf(':');
        if (colon < 1 || Ports.Parse(line[(colon + 1)..]) is not { } port) return null;
        var (isBracketed, text) = (line[0] == '[' && line[colon - 1] == ']', line[..colon]);
        if (HostOrIpType.Read(isBracketed ? text[1..^1] : text) is not { } host) return null;
        return HostOrIpType.BeforePort(host) is var before && before.StartsWith('[') == isBracketed ? $"{before}:{port}" : null;
    }
}
