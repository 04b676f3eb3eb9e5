namespace Wizard.Settings;

/// <summary>What an entrypoint is for.</summary>
public enum EntryPointProtocol
{
    /// <summary>TCP connections.</summary>
    Tcp,

    /// <summary>UDP packets.</summary>
    Udp,
}
