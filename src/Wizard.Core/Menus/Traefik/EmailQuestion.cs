using Wizard.Prompting;
using Wizard.Settings.Types;

namespace Wizard.Menus.Traefik;

/// <summary>Asks for the e-mail address of somebody who signs in.</summary>
internal static class EmailQuestion
{
    private static readonly EmailType Email = new();

    /// <summary>Asks for one that is not among the others.</summary>
    /// <returns>The address in its normal form.</returns>
    public static async Task<string> AskAsync(string id, IReadOnlyList<string> others, string? present, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion(id, "Enter the e-mail address of a person (eg. me@example.com)")
        {
            Initial = present ?? "",
            Refuse = text => Email.Check(text.Trim()).Refusal ?? Taken(text),
            Remark = Taken,
            Help = "As the provider spells it that the person signs in with: upper and lower case before the @ count.",
        };
        return Email.Check((await prompter.AskAsync(question, cancellation).ConfigureAwait(false)).Trim()).Value!;

        string? Taken(string text) => Email.Check(text.Trim()).Value is { } email && others.Contains(email) ? $"{email} is in the list already." : null;
    }
}
