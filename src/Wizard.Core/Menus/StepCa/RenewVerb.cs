using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>What `make step-ca cert-renew` ends in.</summary>
/// <param name="Authority">Who renews.</param>
/// <param name="Certificates">What is renewed.</param>
/// <param name="Seal">How the new .p12 is made; null for none.</param>
internal sealed record Renewal(KnownAuthority Authority, IReadOnlyList<KeptCertificate> Certificates, Pkcs12Seal? Seal);

/// <summary>`make step-ca cert-renew`: a new validity for the same key and names. Needs no password: the certificate itself allows it.</summary>
internal static class RenewVerb
{
    /// <summary>Asks which, and renews.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var renewal = await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, [.. renewal.Certificates.Select(kept => $"{renewal.Authority.Trust.Address} renews {kept.Name}.")]).ConfigureAwait(false)) return;
        await call.DoAsync("Renew certificates", (log, token) => RenewAsync(call.Session, renewal, log, token), cancellation).ConfigureAwait(false);
    }

    private static async Task<Renewal> AskAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var now = call.Session.Clock.GetUtcNow();
        var present = KnownAuthority.Folder(call.Session, call.Id).List().Where(kept => !kept.IsSuperseded).ToList();
        if (present.Count == 0) throw CertificateQuestions.None();
        var authority = await prompter.LookUpAsync("the certificate authority", token => KnownAuthority.FindAsync(call.Session, token), cancellation).ConfigureAwait(false);
        var due = present.Where(kept => kept.StatusAt(now) == CertificateStatus.Due).ToList();
        var all = new Option("All that are due") { Value = $"{due.Count}", Disabled = due.Count == 0 ? "of none are two thirds of the time over" : null };
        var question = new ChoiceQuestion("step-ca.renew", "Which certificate shall be renewed?", [all, .. present.Select(kept => CertificateQuestions.Option(kept, now) with { Disabled = Unrenewable(kept, now) })]) { Selected = due.Count > 0 ? 0 : 1 };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        if (chosen == 0) return new(authority, due, Seal: null);
        return new(authority, [present[chosen - 1]], await SealAsync(present[chosen - 1], prompter, cancellation).ConfigureAwait(false));
    }

    private static string? Unrenewable(KeptCertificate kept, DateTimeOffset now) => kept.StatusAt(now) switch
    {
        CertificateStatus.Expired => "it has expired, and step-ca renews only what is still valid: make a new one (make step-ca cert)",
        CertificateStatus.Revoked => "it was revoked: make a new one under another name (make step-ca cert)",
        _ => null,
    };

    private static async Task<Pkcs12Seal?> SealAsync(KeptCertificate kept, IPrompter prompter, CancellationToken cancellation)
    {
        if (!File.Exists(kept.Files.Pkcs12)) return null;
        var question = new ConfirmQuestion("step-ca.renew.p12", "Write a new .p12 file too?")
        {
            Details = ["The present one holds the old certificate, and moves away with it. A new one needs a password."],
            Default = true,
        };
        if (!await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false)) return null;
        var form = await PasswordQuestions.FormAsync(prompter, Pkcs12Form.Modern, cancellation).ConfigureAwait(false);
        return await PasswordQuestions.SealAsync(prompter, form, admin: null, cancellation).ConfigureAwait(false);
    }

    private static async Task RenewAsync(Session session, Renewal renewal, Action<string> log, CancellationToken cancellation)
    {
        var (issuer, failures) = (renewal.Authority.Issuer(session), new Failures());
        foreach (var kept in renewal.Certificates)
        {
            await failures.TryAsync($"{kept.Name} is not renewed", async () => Tell(await issuer.RenewAsync(kept, renewal.Seal, cancellation).ConfigureAwait(false), log)).ConfigureAwait(false);
        }

        failures.Throw();
    }

    private static void Tell(KeptCertificate renewed, Action<string> log)
    {
        log($"✔ {renewed.Name} is valid until {CertificateWords.Time(renewed.Until)}. The files before are in certs/{CertificateFolder.Old}/.");
        if (!File.Exists(renewed.Files.Pkcs12)) log("  It has no .p12 now: `make step-ca cert-export` makes one.");
    }
}
