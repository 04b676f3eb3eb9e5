namespace Wizard.Settings.Types;

/// <summary>Databases of MaxMind, blanks between them, of which one tells at least the country.</summary>
public sealed class GeoIpEditionsType() : SingleLineType(
    "geoip-editions", $"some of {string.Join(", ", GeoIpEditions.All)}, blanks between them: {GeoIpEditions.City} or {GeoIpEditions.Country}, or both, and what else you like", GeoIpEditions.City)
{
    /// <inheritdoc/>
    protected override Verdict CheckLine(string line) => GeoIpEditions.TryParse(line) switch
    {
        null => Refuse($"{Shown.Text(line)} holds another name"),
        var editions when GeoIpEditions.BestOf(editions) is null => Refuse("without one of those two no country is known"),
        var editions => Verdict.Accept(string.Join(' ', editions)),
    };
}
