using Wizard.Projects;
using Wizard.Prompting;

namespace Wizard.Menus.Traefik;

/// <summary>Whether and how requests are logged, and how much of Traefik's log is kept.</summary>
internal static class AccessLogFlow
{
    private const string Enabled = "TRAEFIK_ACCESS_LOGS_ENABLED";
    private const string Format = "TRAEFIK_ACCESS_LOGS_FORMAT";
    private const string QueryStrings = "TRAEFIK_ACCESS_LOGS_QUERY_STRINGS";

    private static readonly string[] Rotation = ["TRAEFIK_LOG_MAX_SIZE", "TRAEFIK_LOG_MAX_FILES"];

    /// <summary>What stands beside the menu item.</summary>
    public static string? Value(Session session) => session.Open(TraefikMenu.Project).Values is var traefik && traefik.Flag(Enabled) ? traefik[Format] : "off";

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var enabled = traefik.Catalogue.Require(Enabled);
        var question = new ConfirmQuestion(Enabled, enabled.Question!) { Default = traefik.Values.Flag(Enabled), Details = enabled.Help.Split('\n') };
        var answer = await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false);
        var values = new Dictionary<string, string> { [Enabled] = answer ? "true" : "false" };
        foreach (var name in answer ? [Format, QueryStrings, .. Rotation] : Rotation) values[name] = await AskAsync(traefik, name, prompter, cancellation).ConfigureAwait(false);
        return new(traefik, values);
    }

    private static Task<string> AskAsync(Deployment traefik, string name, IPrompter prompter, CancellationToken cancellation) =>
        SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(name), traefik.Values[name], _ => null, cancellation);
}
