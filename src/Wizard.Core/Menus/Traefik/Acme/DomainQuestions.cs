using Wizard.Pki;
using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>The certificates that ACME asks for: each a name (CN) and further ones (SAN).</summary>
internal static class DomainQuestions
{
    private const string Example = "for example www.example.com";

    /// <summary>Edits the list.</summary>
    public static async Task EditAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var policy = ServerQuestions.Policy(session, draft);
        var editor = new ListEditor<CertificateDomain>(AcmeNames.Domains, "The certificates that Traefik gets by ACME, the default one first:", "certificate")
        {
            Show = domain => string.Join(' ', domain.Names), // a comma would end an answer in a file of answers
            AskAsync = (others, before, token) => AskAsync(draft, policy, others, before, prompter, token),
        };
        var edited = await editor.RunAsync(CertificateDomain.ParseAll(draft[AcmeNames.Domains]), prompter, cancellation).ConfigureAwait(false);
        draft.With(AcmeNames.Domains, CertificateDomain.WriteAll(edited));
    }

    private static async Task<CertificateDomain> AskAsync(Draft draft, CaPolicy? policy, IReadOnlyList<CertificateDomain> others, CertificateDomain? before, IPrompter prompter, CancellationToken cancellation)
    {
        HashSet<string> taken = [.. others.SelectMany(other => other.Names)];
        var main = new TextQuestion($"{AcmeNames.Domains}_CN", "Enter the main domain name (CN) of the certificate")
        {
            Initial = before?.Main ?? "",
            Refuse = text => Refuse(text, draft, taken),
            Remark = text => Remark([text], draft, taken, policy),
        };
        var name = CertificateDomain.Normal((await prompter.AskAsync(main, cancellation).ConfigureAwait(false)).Trim());
        HashSet<string> alsoTaken = [.. taken, name];
        var further = new TextQuestion($"{AcmeNames.Domains}_SANS", "Enter its further domain names (SAN), comma separated (or blank for none)")
        {
            Initial = string.Join(',', before?.Others ?? []),
            Refuse = text => RefuseAll(Split(text), draft, alsoTaken),
            Remark = text => Remark(Split(text), draft, alsoTaken, policy),
        };
        return new(name, [.. Split(await prompter.AskAsync(further, cancellation).ConfigureAwait(false)).Select(CertificateDomain.Normal)]);
    }

    private static string? Refuse(string text, Draft draft, HashSet<string> taken)
    {
        if (text.Trim().Length == 0) return $"A certificate needs a name, {Example}.";
        if (Normal(text.Trim(), out var fault) is not { } name) return $"{fault}; enter a domain name, {Example} or *.example.com.";
        if (taken.Contains(name)) return $"{name} is in a certificate already: edit that one, or enter another name.";
        return HostPatterns.IsWild(name) && draft[AcmeNames.Challenge] != "dns" && draft[AcmeNames.Enabled] == "true"
            ? $"{name} is a wildcard, which only the challenge DNS-01 can prove: choose it first (Configure ACME), or enter the names one by one, {Example}."
            : null;
    }

    private static string? RefuseAll(IReadOnlyList<string> names, Draft draft, HashSet<string> taken)
    {
        HashSet<string> seen = [.. taken];
        foreach (var name in names)
        {
            if (Refuse(name, draft, seen) is { } refusal) return refusal;
            seen.Add(CertificateDomain.Normal(name));
        }

        return null;
    }

    // What is refused on Enter is said while it is typed, too; beside it what the own authority will not sign.
    private static string? Remark(IReadOnlyList<string> names, Draft draft, HashSet<string> taken, CaPolicy? policy)
    {
        var known = names.Select(text => Normal(text.Trim(), out _)).OfType<string>().ToList();
        return known.Select(name => taken.Contains(name) || HostPatterns.IsWild(name) ? Refuse(name, draft, taken) : policy?.Refuse(name)).FirstOrDefault(remark => remark is not null);
    }

    private static string? Normal(string text, out string fault)
    {
        try
        {
            fault = "";
            return CertificateDomain.Normal(text);
        }
        catch (FormatException error)
        {
            fault = error.Message;
            return null;
        }
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
