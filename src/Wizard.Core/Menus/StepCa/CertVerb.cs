using Wizard.Pki;
using Wizard.Pki.Files;

namespace Wizard.Menus.StepCa;

/// <summary>`make step-ca cert`: a new certificate for a client.</summary>
internal static class CertVerb
{
    /// <summary>Asks, has it signed, keeps it, shows it.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        using var signing = await call.ConverseAsync((prompter, token) => OrderFlow.RunAsync(call.Session, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"{signing.Authority.Trust.Address} signs a certificate for {string.Join(", ", signing.Order.Names)}.").ConfigureAwait(false)) return;
        var kept = await call.Session.Prompter.LookUpAsync($"{signing.Authority.Trust.Address} signs", token => signing.Authority.Issuer(call.Session).IssueAsync(signing.Order, signing.Signer, signing.Seal, token), cancellation).ConfigureAwait(false);
        await call.AnswerAsync($"The certificate of {kept.Name}", [.. Lines(call.Session, signing, kept)], cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<string> Lines(Session session, SigningOrder signing, KeptCertificate kept) =>
    [
        $"✔ Provisioner: {signing.Signer}",
        $"✔ Certificate: certs/{Path.GetFileName(kept.Files.Certificate)}",
        $"✔ Private Key: certs/{Path.GetFileName(kept.Files.Key)}",
        $"✔ Key and certificate, encrypted: certs/{Path.GetFileName(kept.Files.Pkcs12)}",
        $"  The folder: {Path.GetDirectoryName(kept.Files.Certificate)}",
        .. Unwelcome(session, kept.Name),
        "",
        .. CertificateText.Lines(kept.Chain.Leaf),
    ];

    // A name that was revoked once is kept out for good: a new certificate of it enters nowhere, and nobody would guess why.
    private static IEnumerable<string> Unwelcome(Session session, string name) =>
        from list in AllowLists.All(session)
        where list.Names.Excludes(name)
        select $"! {list.Id} keeps this name out: {list.Setting} holds !{name}. Remove that and install it, or use another name.";
}
