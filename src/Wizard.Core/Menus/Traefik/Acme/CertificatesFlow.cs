using Wizard.Prompting;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>`make traefik certs`: the certificates that Traefik gets by ACME.</summary>
internal static class CertificatesFlow
{
    /// <summary>The verb.</summary>
    public static Task RunAsync(VerbCall call, CancellationToken cancellation) =>
        ConfigVerbs.ChangeAsync(call, (prompter, token) => RunAsync(call.Session, prompter, token), cancellation);

    /// <summary>Edits the list; at an ACME-DNS server, new names get their accounts.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var draft = new Draft(session.Open(TraefikMenu.Project));
        await DomainQuestions.EditAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
        if (draft[AcmeNames.Enabled] != "true")
            await prompter.ShowAsync(new("ACME is off: nobody is asked for these certificates yet.", ["Turn it on: TLS certificates and authorities > Configure ACME (Let's Encrypt or Step-CA)."]), cancellation).ConfigureAwait(false);
        else if (draft[AcmeNames.Challenge] == "dns" && draft[AcmeNames.Provider] == DnsProvider.AcmeDns && draft[AcmeNames.Domains] != draft.Traefik.Values[AcmeNames.Domains])
            await AcmeDnsQuestions.RegisterAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
        return draft.ToChange();
    }
}
