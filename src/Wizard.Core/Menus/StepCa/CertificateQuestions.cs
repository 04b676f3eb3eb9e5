using Wizard.Pki.Files;
using Wizard.Prompting;

namespace Wizard.Menus.StepCa;

/// <summary>Which of the certificates that were issued here.</summary>
internal static class CertificateQuestions
{
    /// <summary>Asks.</summary>
    /// <param name="prompter">The front end.</param>
    /// <param name="id">What an answers file calls the question.</param>
    /// <param name="title">The question.</param>
    /// <param name="all">What can be chosen from.</param>
    /// <param name="now">This machine's clock.</param>
    /// <param name="disabled">Why one cannot be chosen; null where it can.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UserError">There is none.</exception>
    public static async Task<KeptCertificate> OneAsync(IPrompter prompter, string id, string title, IReadOnlyList<KeptCertificate> all, DateTimeOffset now, Func<KeptCertificate, string?> disabled, CancellationToken cancellation)
    {
        if (all.Count == 0) throw None();
        var question = new ChoiceQuestion(id, title, [.. all.Select(kept => Option(kept, now) with { Disabled = disabled(kept) })]);
        return all[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
    }

    /// <summary>One certificate as a line of a choice.</summary>
    public static Option Option(KeptCertificate kept, DateTimeOffset now) =>
        new(kept.IsSuperseded ? $"{kept.Name}, serial {kept.Serial}" : kept.Name) { Value = $"{CertificateWords.Left(kept.Until, now)}; {CertificateWords.Status(kept, now)}" };

    /// <summary>No certificate was issued here.</summary>
    public static UserError None() => new("No certificate was issued here yet.", "Make one: `make step-ca cert`.");
}
