namespace Wizard.Settings;

/// <summary>What is spoken on a port.</summary>
public enum Protocol
{
    /// <summary>Connections.</summary>
    Tcp,

    /// <summary>Packets.</summary>
    Udp,
}
