using Wizard.Pki.Files;

namespace Wizard.LabTests.Certificates;

/// <summary>The end of a certificate of a few seconds.</summary>
internal static class Expiry
{
    /// <summary>Waits for it, and no longer.</summary>
    public static async Task OfAsync(KeptCertificate kept)
    {
        while (kept.Until - DateTimeOffset.UtcNow is var left && left > TimeSpan.Zero) await Task.Delay(left);
    }
}
