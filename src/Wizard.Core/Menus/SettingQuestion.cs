using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Settings.Types;

namespace Wizard.Menus;

/// <summary>Asks for one setting, in the way that fits its type.</summary>
internal static class SettingQuestion
{
    /// <summary>Asks, prefilled with the value in force; what is refused is refused with the setting's own sentence.</summary>
    /// <param name="prompter">The front end.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="present">What stands in the field at first.</param>
    /// <param name="alsoRefuse">What else is wrong with a value in normal form; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The value in its normal form.</returns>
    public static async Task<string> AskAsync(IPrompter prompter, Setting setting, string present, Func<string, string?> alsoRefuse, CancellationToken cancellation)
    {
        if (Choices(setting) is { } choices) return await ChooseAsync(prompter, setting, choices, present, cancellation).ConfigureAwait(false);
        var keeps = setting is { Secret: true, Required: true } && present.Length > 0;
        var question = new TextQuestion(setting.Name, setting.Prompt) { Initial = setting.Secret ? "" : present, Secret = setting.Secret, Refuse = Refuse, Help = keeps ? "Leave it blank to keep the present one." : "" };
        var answer = await prompter.AskAsync(question, cancellation).ConfigureAwait(false);
        return keeps && string.IsNullOrWhiteSpace(answer) ? present : setting.Check(answer).Value!;

        string? Refuse(string text) => keeps && string.IsNullOrWhiteSpace(text) ? null : setting.Check(text) is { Value: { } value } ? alsoRefuse(value) : setting.Check(text).Refusal;
    }

    private static async Task<string> ChooseAsync(IPrompter prompter, Setting setting, IReadOnlyList<(string Label, string Value)> choices, string present, CancellationToken cancellation)
    {
        var selected = Math.Max(0, choices.Select(choice => choice.Value).ToList().IndexOf(present));
        var question = new ChoiceQuestion(setting.Name, setting.Prompt, [.. choices.Select(choice => new Option(choice.Label))]) { Selected = selected };
        return choices[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)].Value;
    }

    private static IReadOnlyList<(string Label, string Value)>? Choices(Setting setting) => setting.Type switch
    {
        BoolType => [("No", "false"), ("Yes", "true")],
        EnumType type => [.. type.Words.Select(member => (member, member))],
        _ => null,
    };
}
