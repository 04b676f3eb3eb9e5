using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;

namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>Edits which networks may reach an application: PREFIX_IP_SOURCERANGE. An empty list is never saved: it must not look like everybody, nor like nobody.</summary>
internal static class SourceRangesFlow
{
    /// <summary>Why there is nothing to edit; null where there is.</summary>
    public static string? Refusal(Session session) => Applications(session).Any() ? null : "No application is configured yet.";

    /// <summary>Asks whose list, and edits it.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var applications = Applications(session).ToList();
        var question = new ChoiceQuestion("traefik.ranges", "Whose IP allow-list do you want to change?", [.. applications.Select(one => new Option($"{one.Id}") { Value = one.Values[SettingOf(one)] })]);
        var application = applications[await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false)];
        var setting = application.Catalogue.Require(SettingOf(application));
        var ranges = await RangesAsync(setting, application.Values.List(setting.Name), prompter, cancellation).ConfigureAwait(false);
        return new(application, new Dictionary<string, string> { [setting.Name] = string.Join(',', ranges) });
    }

    private static async Task<IReadOnlyList<string>> RangesAsync(Setting setting, IReadOnlyList<string> ranges, IPrompter prompter, CancellationToken cancellation)
    {
        var editor = new ListEditor<string>(setting.Name, $"{setting.Name}: Which networks may reach it? (0.0.0.0/0 and ::/0 together mean everybody)", "network")
        {
            Show = range => range,
            AskAsync = (others, present, token) => RangeAsync(setting, others, present, prompter, token),
        };
        do
        {
            if (ranges.Count == 0) ranges = [await RangeAsync(setting, [], null, prompter, cancellation).ConfigureAwait(false)];
            ranges = await editor.RunAsync(ranges, prompter, cancellation).ConfigureAwait(false);
        }
        while (ranges.Count == 0);
        return ranges;
    }

    private static async Task<string> RangeAsync(Setting setting, IReadOnlyList<string> others, string? present, IPrompter prompter, CancellationToken cancellation)
    {
        var question = new TextQuestion($"{setting.Name}_NETWORK", "Enter a network or an address (eg. 192.168.1.0/24)") { Initial = present ?? "", Refuse = text => Refusal(text) ?? Taken(text), Remark = Taken };
        return setting.Check(await prompter.AskAsync(question, cancellation).ConfigureAwait(false)).Value!;

        string? Refusal(string text) => text.Contains(',') ? "Enter one network; the others are lines of their own." : setting.Check(text).Refusal;
        string? Taken(string text) => Refusal(text) is null && others.Contains(setting.Check(text).Value) ? $"{setting.Check(text).Value} is in the list already." : null;
    }

    private static IEnumerable<Deployment> Applications(Session session) =>
        session.Machine.Store.Configured(session.Machine.Context).Where(deployment => deployment.Catalogue.Find(SettingOf(deployment)) is not null);

    private static string SettingOf(Deployment deployment) => $"{deployment.Catalogue.Prefix}_IP_SOURCERANGE";
}
