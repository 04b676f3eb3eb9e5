namespace Wizard.Settings.Types;

/// <summary>A TCP or UDP port.</summary>
public sealed class PortType() : SingleLineType("port", "a number from 1 to 65535", "443")
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) =>
        Ports.Parse(line) is { } port ? Verdict.Accept($"{port}") : Refuse($"{Shown.Text(line)} is no port");
}
