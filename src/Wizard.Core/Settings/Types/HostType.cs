namespace Wizard.Settings.Types;

/// <summary>A host name.</summary>
public sealed class HostType() : SingleLineType("host", "a domain name of letters, digits, hyphens and dots", "www.example.com")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line)
    {
        var host = Hosts.Normal(line);
        return Hosts.Fault(host) is { } fault ? Refuse(fault) : Verdict.Accept(host);
    }
}
