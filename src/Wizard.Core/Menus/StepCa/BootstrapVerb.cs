using Wizard.Pki;
using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>`make step-ca client-bootstrap`: writes ~/.step, for this program and for the step command.</summary>
internal static class BootstrapVerb
{
    /// <summary>Finds the authority, compares its fingerprint, writes its root and its address.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        var step = KnownAuthority.Step(call.Session);
        var authority = await call.ConverseAsync((prompter, token) => AskAsync(call.Session, step, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, $"{step.RootFile} and {step.DefaultsFile} are written for {authority.Address}.").ConfigureAwait(false)) return;
        var kept = step.Write(authority);
        await call.AnswerAsync($"{authority.Address} is known now.",
        [
            $"The root certificate has been saved in {step.RootFile}.",
            $"The authority configuration has been saved in {step.DefaultsFile}.",
            .. kept.Select(file => $"What was there before is kept in {file}."),
        ], cancellation).ConfigureAwait(false);
    }

    private static async Task<CaTrust> AskAsync(Session session, StepFolder step, IPrompter prompter, CancellationToken cancellation)
    {
        _ = Named(session); // a fingerprint that is none is told before anything is asked
        var local = await prompter.LookUpAsync("the Step-CA of this context", token => LocalStepCa.FindAsync(session, token), cancellation).ConfigureAwait(false);
        var authority = local is null ? await RemoteAsync(session, prompter, cancellation).ConfigureAwait(false) : new(new(local.Endpoint), Expected(session, local).Root);
        return await MayWriteAsync(session, step, authority, prompter, cancellation).ConfigureAwait(false) ? authority : throw new OperationCanceledException();
    }

    private static CaCertificates Expected(Session session, LocalStepCa local) => Named(session) is not { } named || named == local.Certificates.Fingerprint
        ? local.Certificates
        : throw new UserError($"The Step-CA of this context has the fingerprint {local.Certificates.Fingerprint}, and {named} was named.", "Leave --fingerprint out, or name the context or instance that is meant.");

    private static async Task<CaTrust> RemoteAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var (own, traefik) = (session.Open("step-ca"), session.Open("traefik"));
        var known = traefik.Values[AuthorityQuestions.Endpoint];
        var endpoint = own.IsConfigured ? KnownAuthority.AddressOf(own.Values) : await AuthorityQuestions.EndpointAsync(prompter, traefik, known, cancellation).ConfigureAwait(false);
        var fingerprint = Named(session) ?? await AuthorityQuestions.FingerprintAsync(prompter, traefik, endpoint == known ? traefik.Values[AuthorityQuestions.Fingerprint] : "", cancellation).ConfigureAwait(false);
        var found = await prompter.LookUpAsync(new Lookup(endpoint) { Key = fingerprint }, token => new StepCaEndpoint(new(endpoint)).FetchAsync(fingerprint, token), cancellation).ConfigureAwait(false);
        return new(new(endpoint), found.Root);
    }

    // as it may be typed: with colons, blanks and capital letters
    private static string? Named(Session session) => session.Fingerprint is not { } typed ? null
        : new Settings.Types.Sha256Type().Check(typed) is { Value: { } normal } ? normal
        : throw new UsageError($"--fingerprint: {new Settings.Types.Sha256Type().Check(typed).Refusal}", "`make step-ca inspect-fingerprint` shows it on the authority's machine.");

    private static async Task<bool> MayWriteAsync(Session session, StepFolder step, CaTrust authority, IPrompter prompter, CancellationToken cancellation)
    {
        if (session.Yes || !step.HoldsOther(authority)) return true;
        var question = new ConfirmQuestion("step-ca.bootstrap.agree", $"Replace it by {authority.Address}?")
        {
            Details = [step.Read() is { } other ? $"{step.DefaultsFile} names another authority: {other.Address}, fingerprint {other.Fingerprint}." : $"{step.DefaultsFile} and {step.RootFile} are there, and do not belong together.", "The files that are there are kept beside the new ones."],
        };
        return await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false);
    }
}
