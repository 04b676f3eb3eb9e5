using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>How Traefik serves, beside where: its own page, what it logs of requests, how long it waits, which paths it refuses.</summary>
public sealed record Serving
{
    /// <summary>Traefik's own page; null where it is off.</summary>
    public required Dashboard? Dashboard { get; init; }

    /// <summary>What is logged of each request; null for nothing.</summary>
    public required AccessLog? AccessLog { get; init; }

    /// <summary>How long the entrypoint for HTTPS waits.</summary>
    public required Timeouts Timeouts { get; init; }

    /// <summary>Which encoded characters a path may hold.</summary>
    public required EncodedCharacters EncodedCharacters { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UserError">A value is not what its setting needs.</exception>
    public static Serving From(Values values) => new()
    {
        Dashboard = Dashboard.From(values),
        AccessLog = AccessLog.From(values),
        Timeouts = Timeouts.From(values),
        EncodedCharacters = EncodedCharacters.From(values),
    };
}
