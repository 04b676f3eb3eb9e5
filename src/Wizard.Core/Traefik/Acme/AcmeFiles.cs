using Wizard.Settings;

namespace Wizard.Traefik.Acme;

/// <summary>What ACME needs in Traefik's volume. What Traefik writes there itself is never among it, so that no shipment overwrites it.</summary>
public static class AcmeFiles
{
    /// <summary>The folder that Traefik writes accounts and certificates into.</summary>
    public const string Folder = $"{Volume.DataFolder}/";

    /// <summary>The accounts at an ACME-DNS server, relative to Traefik's folder.</summary>
    public const string Accounts = $"{Folder}acme-dns-accounts.json";

    /// <summary>The same inside Traefik's container.</summary>
    public const string AccountsPath = $"{Volume.Root}/{Accounts}";

    /// <summary>The files; none where ACME is off.</summary>
    internal static RenderedFiles Of(AcmeSettings? acme) =>
        acme?.Dns is { Accounts.Count: > 0 } dns ? RenderedFiles.Empty.With(Accounts, AcmeDnsAccount.WriteAll(dns.Accounts)) : RenderedFiles.Empty;
}
