using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>The verbs about the files of a certificate: `make step-ca cert-export`, `make step-ca cert-delete`.</summary>
internal static class FileVerbs
{
    /// <summary>Writes the .p12 of a certificate anew.</summary>
    public static async Task ExportAsync(VerbCall call, CancellationToken cancellation)
    {
        var (kept, seal) = await call.ConverseAsync((prompter, token) => AskExportAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"{kept.Files.Pkcs12} is written.").ConfigureAwait(false)) return;
        using var key = kept.ReadKey()!;
        KnownAuthority.Folder(call.Session, call.Id).Export(kept, seal.Write(kept.Chain, key, kept.Name));
        await call.AnswerAsync($"{kept.Name} is exported.", [kept.Files.Pkcs12], cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes the files of a certificate.</summary>
    public static async Task DeleteAsync(VerbCall call, CancellationToken cancellation)
    {
        var kept = await call.ConverseAsync((prompter, token) => AskDeleteAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"The files {kept.Files.Stem}.* are deleted.").ConfigureAwait(false)) return;
        KnownAuthority.Folder(call.Session, call.Id).Delete(kept);
        await call.AnswerAsync($"The files of {kept.Name} are deleted.", [$"Deleted: {kept.Files.Stem}.*"], cancellation).ConfigureAwait(false);
    }

    private static async Task<(KeptCertificate Kept, Pkcs12Seal Seal)> AskExportAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var kept = await CertificateQuestions.OneAsync(prompter, "step-ca.export", "Which certificate shall be exported?", All(call), call.Session.Clock.GetUtcNow(),
            kept => File.Exists(kept.Files.Key) ? null : "its private key is not here", cancellation).ConfigureAwait(false);
        var form = await PasswordQuestions.FormAsync(prompter, Pkcs12Form.Modern, cancellation).ConfigureAwait(false);
        return (kept, await PasswordQuestions.SealAsync(prompter, form, admin: null, cancellation).ConfigureAwait(false));
    }

    private static async Task<KeptCertificate> AskDeleteAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var now = call.Session.Clock.GetUtcNow();
        var kept = await CertificateQuestions.OneAsync(prompter, "step-ca.delete", "Which certificate shall be deleted?", All(call), now, _ => null, cancellation).ConfigureAwait(false);
        if (call.Session.Yes) return kept;
        var question = new ConfirmQuestion("step-ca.delete.agree", $"Delete the files of {kept.Name}?")
        {
            Details =
            [
                .. kept.StatusAt(now) is CertificateStatus.Expired or CertificateStatus.Revoked ? Array.Empty<string>() :
                [
                    $"It is valid until {CertificateWords.Time(kept.Until)}, and was not revoked: whoever has a copy can go on using it.",
                    "To keep it out, revoke it first (make step-ca cert-revoke): without its files it cannot be revoked from here.",
                ],
                $"Its key cannot be restored: {kept.Files.Stem}.*",
            ],
        };
        return await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false) ? kept : throw new OperationCanceledException();
    }

    private static IReadOnlyList<KeptCertificate> All(VerbCall call) => KnownAuthority.Folder(call.Session, call.Id).List();
}
