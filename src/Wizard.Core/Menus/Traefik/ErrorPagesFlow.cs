using Wizard.Prompting;
using Wizard.Settings.Types;

namespace Wizard.Menus.Traefik;

/// <summary>Which error pages are shown, if any.</summary>
internal static class ErrorPagesFlow
{
    private const string Enabled = "TRAEFIK_ERROR_PAGES_ENABLED";
    private const string Template = "TRAEFIK_ERROR_PAGES_TEMPLATE";
    private const string None = "None: show Traefik's own words";

    /// <summary>The present template.</summary>
    public static string? Present(Session session)
    {
        var values = session.Open(TraefikMenu.Project).Values;
        return values.Flag(Enabled) ? values[Template] : "none";
    }

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var templates = ((EnumType)traefik.Catalogue.Require(Template).Type).Words;
        var question = new ChoiceQuestion("traefik.error-pages", "Which error page template shall be shown where a service is away, or nobody has the host? (https://github.com/tarampampam/error-pages)",
            [new(None), .. templates.Select(template => new Option(template) { Value = template == "cats" ? "the pictures come from another site" : null })])
        {
            Selected = traefik.Values.Flag(Enabled) ? templates.ToList().IndexOf(traefik.Values[Template]) + 1 : 0,
        };
        var chosen = await prompter.ChooseAsync(question, cancellation).ConfigureAwait(false);
        return new(traefik, chosen == 0
            ? new Dictionary<string, string> { [Enabled] = "false" }
            : new Dictionary<string, string> { [Enabled] = "true", [Template] = templates[chosen - 1] });
    }
}
