using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>Which provider of DNS answers the challenge, and exactly the variables that it needs.</summary>
internal static class DnsProviderQuestions
{
    private const string Another = "Another one";

    /// <summary>Asks.</summary>
    public static async Task AskAsync(Session session, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var providers = DnsProvider.ReadAll();
        var question = new ChoiceQuestion(AcmeNames.Provider, $"{AcmeNames.Provider}: Who provides your DNS?",
            [.. providers.Select(provider => new Option(provider.Code) { Value = provider.Name }), new(Another) { Value = "by its code in lego" }])
        {
            Selected = Math.Max(0, providers.ToList().FindIndex(provider => provider.Code == draft[AcmeNames.Provider])),
        };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        var code = chosen < providers.Count ? providers[chosen].Code : await CodeAsync(prompter, draft, cancellation).ConfigureAwait(false);
        var known = providers.FirstOrDefault(provider => provider.Code == code);
        draft.With(AcmeNames.Provider, code);
        if (code == DnsProvider.AcmeDns) await AcmeDnsQuestions.AskAsync(session, draft, prompter, cancellation).ConfigureAwait(false);
        else draft.With(AcmeNames.Variables, NamedTexts.Write(await VariablesAsync(code, known, draft, prompter, cancellation).ConfigureAwait(false)));
    }

    private static Task<string> CodeAsync(IPrompter prompter, Draft draft, CancellationToken cancellation) => prompter.AskAsync(
        new($"{AcmeNames.Provider}_CODE", "Enter the provider's code, as https://go-acme.github.io/lego/dns lists it")
        {
            Initial = draft[AcmeNames.Provider],
            Refuse = DnsProvider.RefuseCode,
        },
        cancellation);

    private static async Task<IReadOnlyDictionary<string, string>> VariablesAsync(string code, DnsProvider? known, Draft draft, IPrompter prompter, CancellationToken cancellation)
    {
        var present = Present(code, known, draft);
        if (present.Count > 0 && await prompter.ConfirmAsync(new($"{AcmeNames.Variables}_KEEP", $"Keep the present values ({string.Join(", ", present.Keys)})?") { Default = true }, cancellation).ConfigureAwait(false))
        {
            return present;
        }

        return known is null
            ? await NamedAsync(code, prompter, cancellation).ConfigureAwait(false)
            : await KnownAsync(known, prompter, cancellation).ConfigureAwait(false);
    }

    // What was written for another provider is nothing to this one.
    private static IReadOnlyDictionary<string, string> Present(string code, DnsProvider? known, Draft draft)
    {
        var all = draft.Traefik.Values[AcmeNames.Provider] == code ? NamedTexts.Parse(draft.Traefik.Values[AcmeNames.Variables]) : new Dictionary<string, string>();
        return all.Keys.All(name => DnsVariables.Refuse(code, known, name) is null) ? all : new Dictionary<string, string>();
    }

    private static async Task<IReadOnlyDictionary<string, string>> KnownAsync(DnsProvider provider, IPrompter prompter, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>();
        foreach (var name in provider.Credentials)
        {
            var isLast = name == provider.Credentials[^1];
            var value = await SecretAsync(name, isLast && values.Count == 0 ? $"{provider.Code} needs one of {string.Join(", ", provider.Credentials)} at least." : null, prompter, cancellation).ConfigureAwait(false);
            if (value.Length > 0) values[name] = value;
        }

        if (provider.Optional.Count == 0) return values;
        var optional = await prompter.ChooseSeveralAsync(new($"{AcmeNames.Variables}_OPTIONAL", "Which optional variables do you want to set? (none is needed)", provider.Optional), cancellation).ConfigureAwait(false);
        foreach (var name in optional.Select(index => provider.Optional[index]))
        {
            var value = await SecretAsync(name, null, prompter, cancellation).ConfigureAwait(false);
            if (value.Length > 0) values[name] = value;
        }

        return values;
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamedAsync(string code, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion($"{AcmeNames.Variables}_NAMES", "Enter the names of the variables that it needs, comma separated")
        {
            Refuse = text => Names(text).Count == 0 ? "At least one is needed, for example API_TOKEN." : Names(text).Select(name => DnsVariables.Refuse(code, null, name)).FirstOrDefault(refusal => refusal is not null),
        };
        var values = new Dictionary<string, string>();
        foreach (var name in Names(await prompter.AskAsync(question, cancellation).ConfigureAwait(false)))
            values[name] = await SecretAsync(name, $"{name} needs a value.", prompter, cancellation).ConfigureAwait(false);
        return values;
    }

    // Which of them are passwords only their provider knows: none is shown.
    private static Task<string> SecretAsync(string name, string? blank, IPrompter prompter, CancellationToken cancellation) => prompter.AskAsync(
        new(name, $"{name}: Enter the value{(blank is null ? " (or blank where it is not used)" : "")}")
        {
            Secret = true,
            Refuse = text => text.Length == 0 ? blank : NamedTexts.Fault(text) is { } fault ? $"{name}: {fault}; it must be one line of text." : null,
        },
        cancellation);

    private static List<string> Names(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
