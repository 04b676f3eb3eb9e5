using Wizard.Pki.AcmeDns;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>An ACME-DNS server that answers DNS-01 challenges: its address, an account for each name, and the records that point there.</summary>
internal static class AcmeDnsQuestions
{
    /// <summary>Asks for the server and, where none is listed yet, for the certificates; registers what is missing.</summary>
    public static async Task AskAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        draft.With(AcmeNames.Variables, ""); // another provider's secrets have nothing to do here any more
        foreach (var name in new[] { AcmeNames.AcmeDnsServer, AcmeNames.AcmeDnsAllowFrom })
            draft.With(name, await SettingQuestion.AskAsync(prompter, draft.Traefik.Catalogue.Require(name), draft[name], _ => null, cancellation).ConfigureAwait(false));
        if (CertificateDomain.ParseAll(draft[AcmeNames.Domains]).Count == 0) await DomainQuestions.EditAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
        await RegisterAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Registers an account for each name that has none at the server, shows the records to create, and checks them in the DNS as often as the administrator likes.</summary>
    public static async Task RegisterAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var names = DnsAnswerer.ChallengedNames(CertificateDomain.ParseAll(draft[AcmeNames.Domains]));
        var accounts = new Dictionary<string, AcmeDnsAccount>(AcmeDnsAccount.ParseAll(draft[AcmeNames.AcmeDnsAccounts]));
        foreach (var name in names.Where(name => accounts.GetValueOrDefault(name)?.Server != draft[AcmeNames.AcmeDnsServer]))
            accounts[name] = await NewAsync(name, draft, prompter, cancellation).ConfigureAwait(false);
        draft.With(AcmeNames.AcmeDnsAccounts, AcmeDnsAccount.WriteAll(accounts));
        if (names.Count > 0) await CheckAsync(session, [.. names.Select(name => new ChallengeRecord(name, accounts[name].FullDomain))], prompter, cancellation).ConfigureAwait(false);
    }

    private static Task<AcmeDnsAccount> NewAsync(string name, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var (server, allowed) = (draft[AcmeNames.AcmeDnsServer], draft[AcmeNames.AcmeDnsAllowFrom]);
        return prompter.LookUpAsync(
            new Lookup($"a new account for {name} at {server}") { Key = allowed },
            token => new AcmeDnsServer(new Uri(server)).RegisterAsync(allowed.Split(',', StringSplitOptions.RemoveEmptyEntries), token),
            cancellation);
    }

    private static async Task CheckAsync(Session session, IReadOnlyList<ChallengeRecord> records, IPrompter prompter, CancellationToken cancellation)
    {
        await prompter.ShowAsync(new("Create these records in your DNS: they let the ACME-DNS server answer for the names, and for nothing else.", [.. records.Select(record => record.ToString())]), cancellation).ConfigureAwait(false);
        var question = new ChoiceQuestion("traefik.acme.records", "Are the records there?", [new("Check them in the DNS now"), new("Go on: I shall create them later")]);
        while (await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false) == 0)
        {
            var findings = await prompter.LookUpAsync("what the DNS says", token => FindAsync(session.Dns, records, token), cancellation).ConfigureAwait(false);
            await prompter.ShowAsync(new("The DNS says:", [.. findings.Select(finding => finding.Finding)]), cancellation).ConfigureAwait(false);
            if (findings.All(finding => finding.IsRight)) return;
        }
    }

    private static async Task<IReadOnlyList<(bool IsRight, string Finding)>> FindAsync(IDnsRecords dns, IReadOnlyList<ChallengeRecord> records, CancellationToken cancellation) =>
        await Task.WhenAll(records.Select(record => record.CheckAsync(dns, cancellation))).ConfigureAwait(false);
}
