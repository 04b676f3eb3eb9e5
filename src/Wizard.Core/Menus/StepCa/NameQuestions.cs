using Wizard.Pki;
using Wizard.Prompting;
using Wizard.Settings.Types;

namespace Wizard.Menus.StepCa;

/// <summary>The names of a certificate, each looked at before any password is asked for.</summary>
internal static class NameQuestions
{
    private static readonly HostType Host = new();

    /// <summary>Asks for the common name.</summary>
    public static async Task<string> CommonNameAsync(IPrompter prompter, CaPolicy? policy, CancellationToken cancellation)
    {
        var question = new TextQuestion("step-ca.cert.name", "Enter the subject (CN) to be certified, a domain name, or a client name") { Refuse = text => Refuse(text, policy, CertificateOrder.LongestName) };
        return Normal(await prompter.AskAsync(question, cancellation).ConfigureAwait(false));
    }

    /// <summary>Asks for further names.</summary>
    public static async Task<IReadOnlyList<string>> OtherNamesAsync(IPrompter prompter, CaPolicy? policy, IReadOnlyList<string> present, CancellationToken cancellation)
    {
        var question = new TextQuestion("step-ca.cert.names", "Enter further domain names (SAN) of the certificate, comma separated (or blank for none)")
        {
            Initial = string.Join(',', present),
            Refuse = text => Split(text).Select(name => Refuse(name, policy, int.MaxValue)).FirstOrDefault(refusal => refusal is not null),
        };
        return [.. Split(await prompter.AskAsync(question, cancellation).ConfigureAwait(false)).Select(Normal).Distinct()];
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Normal(string text) => Host.Check(text.Trim()).Value!;

    private static string? Refuse(string text, CaPolicy? policy, int longest)
    {
        if (text.Trim().Length == 0) return "A certificate needs a name, for example foo.clients.example.com.";
        var verdict = Host.Check(text.Trim());
        if (verdict.Value is not { } name) return verdict.Refusal;
        return name.Length > longest ? $"A common name is at most {longest} characters long, and this has {name.Length}: enter a shorter one." : policy?.Refuse(name);
    }
}
