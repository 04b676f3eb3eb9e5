using Wizard.Settings;

namespace Wizard.Traefik.Acme;

/// <summary>What ACME needs in Traefik's volume. What Traefik writes there itself is never among it, so that no shipment overwrites it.</summary>
public static class AcmeFiles
{
    /// <summary>The folder below Traefik's own; Traefik writes accounts and certificates into it.</summary>
    public const string Folder = "acme/";

    /// <summary>The accounts at an ACME-DNS server, relative to Traefik's folder.</summary>
    public const string Accounts = $"{Folder}acme-dns-accounts.json";

    /// <summary>The same inside Traefik's container.</summary>
    public const string AccountsPath = $"{Volume.Root}/{Accounts}";

    // Traefik makes its file and not the folder of it: a file of ours brings the folder along
    private const string Keep = $"{Folder}.keep";

    /// <summary>The files; none where ACME is off.</summary>
    internal static RenderedFiles Of(AcmeSettings? acme)
    {
        if (acme is null) return RenderedFiles.Empty;
        var files = RenderedFiles.Empty.With(Keep, "");
        return acme.Dns is { Accounts.Count: > 0 } dns ? files.With(Accounts, AcmeDnsAccount.WriteAll(dns.Accounts)) : files;
    }
}
