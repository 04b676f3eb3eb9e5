namespace Wizard.Traefik;

/// <summary>The two variables that make a Go program trust what a mode says. Always both: either alone leaves the image's own list in force.</summary>
internal static class TrustEnvironment
{
    private const string StockFile = "/etc/ssl/certs/ca-certificates.crt";
    private const string StockFolder = "/etc/ssl/certs";
    private const string NoFile = "/dev/null";
    private const string NoFolder = "/nonexistent";

    public static IReadOnlyDictionary<string, string> Of(TrustMode mode, StepCaTrust? stepCa) => mode switch
    {
        TrustMode.Stock => Both(StockFile, StockFolder),
        TrustMode.StockAndStepCa when stepCa is not null => Both(stepCa.Path, StockFolder),
        TrustMode.StepCaOnly when stepCa is not null => Both(stepCa.Path, NoFolder),
        TrustMode.Nothing => Both(NoFile, NoFolder),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "A trust mode with Step-CA needs its certificates."),
    };

    private static SortedDictionary<string, string> Both(string file, string folder) =>
        new(StringComparer.Ordinal) { ["TRAEFIK_SSL_CERT_FILE"] = file, ["TRAEFIK_SSL_CERT_DIR"] = folder };
}
