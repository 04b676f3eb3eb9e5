using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>`make PROJECT config`: asks every setting that has a question, in the order of env-dist, and who may enter.</summary>
internal static class ConfigFlow
{
    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, string project, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = session.Open(project);
        var sentry = SentrySettings.Of(deployment.Catalogue);
        var answers = new Dictionary<string, string>();
        foreach (var setting in deployment.Catalogue.Settings.Where(setting => (setting.Question ?? setting.Generated?.ToString()) is not null && sentry?.Owns(setting.Name) != true))
        {
            var values = deployment.With(answers.Aggregate(deployment.File.Document, (document, answer) => document.With(answer.Key, answer.Value)));
            if (!values.Applies(setting)) continue;
            if (setting.Generated is { } random)
            {
                if (values[setting.Name].Length == 0) answers[setting.Name] = await DrawAsync(setting, random, prompter, cancellation).ConfigureAwait(false);
                continue;
            }

            answers[setting.Name] = await SettingQuestion.AskAsync(prompter, setting, values.Proposal(setting.Name), value => TooSmall(setting, value, values), cancellation).ConfigureAwait(false);
        }

        var change = new Change(deployment, answers);
        return sentry is null ? change : await SentryFlow.RunAsync(session, change, sentry, prompter, cancellation).ConfigureAwait(false);
    }

    private static Task<string> DrawAsync(Setting setting, RandomText random, IPrompter prompter, CancellationToken cancellation) =>
        prompter.LookUpAsync($"a random {setting.Name}", _ => Task.FromResult(random.Draw()), cancellation);

    private static string? TooSmall(Setting setting, string value, Values values) =>
        setting.AtLeast is { } least && Durations.TryParse(value, out var mine) && Durations.TryParse(values[least], out var limit) && mine < limit
            ? $"{value} is below {least} ({values[least]}): enter at least that, for example {values[least]}."
            : null;
}
