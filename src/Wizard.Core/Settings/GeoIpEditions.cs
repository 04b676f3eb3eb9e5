namespace Wizard.Settings;

/// <summary>The databases of MaxMind that are free, as `geoipupdate` names them.</summary>
public static class GeoIpEditions
{
    /// <summary>Countries, regions and cities.</summary>
    public const string City = "GeoLite2-City";

    /// <summary>Countries alone: a small file.</summary>
    public const string Country = "GeoLite2-Country";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = ["GeoLite2-ASN", City, Country];

    /// <summary>Reads names between blanks or commas.</summary>
    /// <returns>Each once, in the order of <see cref="All"/>; null where one is none of them.</returns>
    public static IReadOnlyList<string>? TryParse(string text)
    {
        var names = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return names.All(name => All.Contains(name)) ? [.. All.Where(name => names.Contains(name))] : null;
    }

    /// <summary>The database that tells most of where a client is; null where none tells it.</summary>
    public static string? BestOf(IReadOnlyList<string> editions) => editions.Contains(City) ? City : editions.Contains(Country) ? Country : null;
}
