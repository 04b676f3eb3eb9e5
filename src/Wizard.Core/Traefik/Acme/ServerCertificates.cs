using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Traefik.Acme;

/// <summary>The certificates that Traefik shows: those that it gets by itself, and own files.</summary>
/// <param name="Acme">How it gets them by itself; null where it does not.</param>
/// <param name="Own">The short names of own certificate files.</param>
public sealed record ServerCertificates(AcmeSettings? Acme, IReadOnlyList<string> Own)
{
    /// <summary>The folder of own certificate files, in the volume and in Traefik's deployment.</summary>
    public const string Folder = "tls/";

    /// <summary>Where an own certificate lies: the PEM of it and those above it, and the one of its key.</summary>
    public static (string Certificate, string Key) PathsOf(string name) => ($"{Folder}{name}.crt", $"{Folder}{name}.key");

    internal static ServerCertificates From(Values values, StepCaTrust? stepCa) => new(AcmeSettings.From(values, stepCa), OwnOf(values, $"{values.Catalogue.Prefix}_TLS_CERTIFICATES"));

    private static IReadOnlyList<string> OwnOf(Values values, string setting)
    {
        var names = values.List(setting);
        return names.All(LabelsType.IsLabel)
            ? [.. names.Distinct(StringComparer.Ordinal)]
            : throw new UserError($"{setting} holds what is no name of own certificate files.", "Choose them again: `make traefik config` > TLS certificates and authorities > Use my own certificate files.");
    }
}
