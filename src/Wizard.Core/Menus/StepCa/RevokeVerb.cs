using Wizard.Pki.Api;
using Wizard.Pki.Files;
using Wizard.Pki.Jose;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>What `make step-ca cert-revoke` ends in.</summary>
/// <param name="Authority">Who is told.</param>
/// <param name="Certificates">Every valid certificate of one name.</param>
/// <param name="Signer">Allows it where a key is not here; null where all are.</param>
/// <param name="Lists">The applications that shall not admit the name any more.</param>
internal sealed record Revoking(KnownAuthority Authority, IReadOnlyList<KeptCertificate> Certificates, ProvisionerKey? Signer, IReadOnlyList<AllowList> Lists) : IDisposable
{
    /// <summary>The name.</summary>
    public string Name => Certificates[0].Name;

    public void Dispose() => Signer?.Dispose();
}

/// <summary>`make step-ca cert-revoke`: no renewal any more, and no entry where that can be said.</summary>
internal static class RevokeVerb
{
    /// <summary>Asks, revokes, takes the name off the lists.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        using var revoking = await call.ConverseAsync((prompter, token) => AskAsync(call, prompter, token), cancellation).ConfigureAwait(false);
        if (await call.IsOnlyToldAsync(cancellation, [$"{revoking.Name} is revoked.", .. revoking.Lists.Select(list => $"{list} does not admit it any more.")]).ConfigureAwait(false)) return;
        await call.DoAsync($"Revoke {revoking.Name}", (log, token) => RevokeAsync(call.Session, revoking, log, token), cancellation).ConfigureAwait(false);
    }

    private static async Task<Revoking> AskAsync(VerbCall call, IPrompter prompter, CancellationToken cancellation)
    {
        var now = call.Session.Clock.GetUtcNow();
        var all = KnownAuthority.Folder(call.Session, call.Id).List();
        var names = all.DistinctBy(kept => kept.Name).ToList();
        var authority = await prompter.LookUpAsync("the certificate authority", token => KnownAuthority.FindAsync(call.Session, token), cancellation).ConfigureAwait(false);
        var chosen = await CertificateQuestions.OneAsync(prompter, "step-ca.revoke", "Which certificate shall be revoked?", names, now, kept => Unrevokable(all, kept.Name, now), cancellation).ConfigureAwait(false);
        var valid = Valid(all, chosen.Name, now).ToList();
        if (!await AgreedAsync(call, valid, prompter, cancellation).ConfigureAwait(false)) throw new OperationCanceledException(); // a step back would ask the same question again
        var lists = await ListsAsync(call.Session, chosen.Name, prompter, cancellation).ConfigureAwait(false);
        var signer = valid.All(kept => kept.HasKey) ? null : await SignerAsync(call.Session, authority, prompter, cancellation).ConfigureAwait(false);
        return new(authority, valid, signer, lists);
    }

    private static IEnumerable<KeptCertificate> Valid(IEnumerable<KeptCertificate> all, string name, DateTimeOffset now) =>
        all.Where(kept => kept.Name == name && kept.StatusAt(now) is not (CertificateStatus.Expired or CertificateStatus.Revoked));

    private static string? Unrevokable(IReadOnlyList<KeptCertificate> all, string name, DateTimeOffset now) =>
        Valid(all, name, now).Any() ? null : "nothing of this name is valid and not revoked";

    private static async Task<bool> AgreedAsync(VerbCall call, List<KeptCertificate> valid, IPrompter prompter, CancellationToken cancellation)
    {
        if (call.Session.Yes) return true;
        var until = CertificateWords.Time(valid.Max(kept => kept.Until));
        var question = new ConfirmQuestion("step-ca.revoke.agree", $"Revoke {valid[0].Name}?")
        {
            Details =
            [
                $"Revocation in step-ca is passive: the authority will not renew the certificate any more, and whoever has it can use it until it expires ({until}) wherever its name is admitted.",
                "What keeps it out at once is to take its name off the lists of the applications: that is the next question.",
                .. valid.Count > 1 ? new[] { $"{valid.Count} certificates of this name are still valid: all of them are revoked." } : [],
            ],
        };
        return await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<AllowList>> ListsAsync(Session session, string name, IPrompter prompter, CancellationToken cancellation)
    {
        var admitting = AllowLists.All(session).Where(list => list.Admits(name)).ToList();
        if (admitting.Count == 0) return [];
        var question = new SeveralQuestion("step-ca.revoke.lists", $"Which applications shall keep {name} out from now on?", [.. admitting.Select(list => $"{list}")]) { Marked = [.. Enumerable.Range(0, admitting.Count)] };
        return [.. (await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false)).Select(index => admitting[index])];
    }

    private static async Task<ProvisionerKey> SignerAsync(Session session, KnownAuthority authority, IPrompter prompter, CancellationToken cancellation)
    {
        var provisioners = await prompter.LookUpAsync($"{authority.Trust.Address} says who signs", token => new StepCaClient(authority.Trust, session.Clock).ProvisionersAsync(token), cancellation).ConfigureAwait(false);
        var provisioner = await ProvisionerQuestions.ChooseAsync(prompter, provisioners, cancellation).ConfigureAwait(false);
        return (await ProvisionerQuestions.UnlockAsync(prompter, provisioner, cancellation).ConfigureAwait(false)).Key;
    }

    // The lists first: they are what keeps it out, also where the authority cannot be reached.
    private static async Task RevokeAsync(Session session, Revoking revoking, Action<string> log, CancellationToken cancellation)
    {
        var failures = new Failures();
        foreach (var list in revoking.Lists) await failures.TryAsync($"The list of {list.Id} is not changed", () => KeepOutAsync(session, list, revoking.Name, log)).ConfigureAwait(false);
        foreach (var id in AllowLists.NotInstalled(session, revoking.Name)) log($"To keep it out at once: {id.CommandOf("install")}");
        foreach (var kept in revoking.Certificates) await failures.TryAsync($"Serial {kept.Serial} is not revoked", () => RevokeAsync(session, revoking, kept, log, cancellation)).ConfigureAwait(false);
        failures.Throw();
    }

    private static Task KeepOutAsync(Session session, AllowList list, string name, Action<string> log)
    {
        foreach (var line in list.Without(name).Make(session)) log(line);
        return Task.CompletedTask;
    }

    private static async Task RevokeAsync(Session session, Revoking revoking, KeptCertificate kept, Action<string> log, CancellationToken cancellation)
    {
        await revoking.Authority.Issuer(session).RevokeAsync(kept, kept.HasKey ? null : revoking.Signer, cancellation).ConfigureAwait(false);
        log($"✔ Revoked, valid until {CertificateWords.Time(kept.Until)}: serial {kept.Serial}");
    }
}
