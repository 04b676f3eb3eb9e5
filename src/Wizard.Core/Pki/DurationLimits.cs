using Wizard.Settings;

namespace Wizard.Pki;

/// <summary>How long a certificate may be valid; each null where it is not known.</summary>
/// <param name="Shortest">At least.</param>
/// <param name="Longest">At most.</param>
/// <param name="Usual">Where nothing is asked for.</param>
public sealed record DurationLimits(TimeSpan? Shortest, TimeSpan? Longest, TimeSpan? Usual)
{
    /// <summary>What counts for a provisioner: its own claims go before those of the authority.</summary>
    /// <param name="provisioner">Who signs.</param>
    /// <param name="policy">What the authority was installed with; null where that is not known.</param>
    public static DurationLimits Of(Provisioner provisioner, CaPolicy? policy) => new(
        provisioner.Claims.Shortest ?? Read(policy?.MinDuration),
        provisioner.Claims.Longest ?? Read(policy?.MaxDuration),
        provisioner.Claims.Usual ?? Read(policy?.DefaultDuration));

    /// <summary>What is wrong with a duration, and what would be right; null where nothing is.</summary>
    public string? Refuse(TimeSpan duration) => duration < Shortest ? $"The authority signs for {Durations.Write(Shortest.Value)} at least: enter that or more."
        : duration > Longest ? $"The authority signs for {Durations.Write(Longest.Value)} at most: enter that or less."
        : null;

    private static TimeSpan? Read(string? text) => text is not null && Durations.TryParse(text, out var duration) ? duration : null;
}
