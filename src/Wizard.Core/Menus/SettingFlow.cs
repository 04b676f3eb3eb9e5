using Wizard.Prompting;

namespace Wizard.Menus;

/// <summary>Asks for one setting.</summary>
internal static class SettingFlow
{
    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, string project, string name, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = session.Open(project);
        var value = await SettingQuestion.AskAsync(prompter, deployment.Catalogue.Require(name), deployment.Values.Proposal(name), _ => null, cancellation).ConfigureAwait(false);
        return new(deployment, new Dictionary<string, string> { [name] = value });
    }

    /// <summary>Asks which of all settings of a project, and then for it.</summary>
    public static async Task<Change> AnyAsync(Session session, string project, IPrompter prompter, CancellationToken cancellation)
    {
        var deployment = session.Open(project);
        var settings = deployment.Catalogue.Settings;
        var options = settings.Select(setting => new Option(setting.Name) { Value = setting.Secret ? "********" : deployment.Values[setting.Name] });
        var chosen = await prompter.ChooseAsync(new($"{project}.reconfigure", "Which setting do you want to change?", [.. options]), cancellation).ConfigureAwait(false);
        return await RunAsync(session, project, settings[chosen].Name, prompter, cancellation).ConfigureAwait(false);
    }
}
