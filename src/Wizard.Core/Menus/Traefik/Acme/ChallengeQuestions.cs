using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>How Traefik proves that a name is its own.</summary>
internal static class ChallengeQuestions
{
    private static readonly string[] Words = ["tls", "http", "dns"];

    /// <summary>Asks, and for DNS-01 which provider answers.</summary>
    public static async Task AskAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var wild = CertificateDomain.ParseAll(draft[AcmeNames.Domains]).Select(domain => domain.Wildcard).FirstOrDefault(wildcard => wildcard is not null);
        var refusal = wild is null ? null : $"{AcmeNames.Domains} holds the wildcard {wild}, which only DNS-01 can prove.";
        var question = new ChoiceQuestion(AcmeNames.Challenge, $"{AcmeNames.Challenge}: How shall Traefik prove that a name is its own?",
        [
            new("TLS-ALPN-01: the authority connects to port 443") { Disabled = refusal },
            new("HTTP-01: the authority connects to port 80") { Disabled = refusal },
            new("DNS-01: a record in your DNS, for private hosts and wildcards"),
        ])
        {
            Selected = refusal is null ? Math.Max(0, Array.IndexOf(Words, draft[AcmeNames.Challenge])) : 2,
        };
        draft.With(AcmeNames.Challenge, Words[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)]);
        if (draft[AcmeNames.Challenge] == "dns") await DnsProviderQuestions.AskAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
    }
}
