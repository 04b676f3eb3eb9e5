using Wizard.Settings;

namespace Wizard.Traefik;

/// <summary>What services are told of where clients are.</summary>
/// <param name="Edition">The database of MaxMind that is asked.</param>
public sealed record GeoIp(string Edition)
{
    /// <summary>The setting that switches it on.</summary>
    public const string Setting = "TRAEFIK_PLUGIN_MAXMIND_GEOIP";

    /// <summary>The database's path in Traefik's container: compose.geoip.yaml mounts the folder.</summary>
    public string Database => $"/usr/share/GeoIP/{Edition}.mmdb";

    /// <summary>What the settings say; null where it is off.</summary>
    /// <exception cref="UserError">There is no account to fetch a database with, or no database to fetch.</exception>
    internal static GeoIp? From(Values values)
    {
        var prefix = $"{values.Catalogue.Prefix}_GEOIPUPDATE";
        if (!values.Strictly(Setting)) return null;
        if (!IsAccount(values[$"{prefix}_ACCOUNT_ID"]))
            throw new UserError($"{Setting} is true, but {prefix}_ACCOUNT_ID is not the number of an account at MaxMind.", $"Set {prefix}_ACCOUNT_ID to it, or {Setting} to false.");
        if (string.IsNullOrWhiteSpace(values[$"{prefix}_LICENSE_KEY"]))
            throw new UserError($"{Setting} is true, but {prefix}_LICENSE_KEY is blank.", $"Set {prefix}_LICENSE_KEY to a license key of your account at MaxMind, or {Setting} to false.");
        return GeoIpEditions.TryParse(values[$"{prefix}_EDITION_IDS"]) is { } editions && GeoIpEditions.BestOf(editions) is { } best ? new(best) : throw new UserError(
            $"{prefix}_EDITION_IDS names no database that knows countries, or one that nobody knows.",
            $"Set {prefix}_EDITION_IDS to some of {string.Join(", ", GeoIpEditions.All)}, {GeoIpEditions.City} or {GeoIpEditions.Country} among them.");
    }

    /// <summary>True for what may be the number of an account.</summary>
    internal static bool IsAccount(string text) => text.Length is > 0 and <= 12 && text.All(char.IsAsciiDigit);
}
