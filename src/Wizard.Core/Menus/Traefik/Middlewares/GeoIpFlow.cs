using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik.Middlewares;

/// <summary>Whether services are told where clients are, and the account at MaxMind that this takes.</summary>
internal static class GeoIpFlow
{
    private const string Account = "TRAEFIK_GEOIPUPDATE_ACCOUNT_ID";
    private const string Key = "TRAEFIK_GEOIPUPDATE_LICENSE_KEY";
    private const string Editions = "TRAEFIK_GEOIPUPDATE_EDITION_IDS";

    /// <summary>On or off.</summary>
    public static string? Present(Session session) => session.Open(TraefikMenu.Project).Values.Flag(GeoIp.Setting) ? "on" : "off";

    /// <summary>Asks.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var enabled = await AskAsync(traefik, GeoIp.Setting, _ => null, prompter, cancellation).ConfigureAwait(false);
        if (enabled == "false") return new(traefik, new Dictionary<string, string> { [GeoIp.Setting] = enabled });
        return new(traefik, new Dictionary<string, string>
        {
            [GeoIp.Setting] = enabled,
            [Account] = await AskAsync(traefik, Account, text => GeoIp.IsAccount(text) ? null : "An account ID is a number: enter the one that MaxMind shows, for example 123456.", prompter, cancellation).ConfigureAwait(false),
            [Key] = await SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(Key) with { Required = true }, traefik.Values[Key], _ => null, cancellation).ConfigureAwait(false),
            [Editions] = await EditionsAsync(traefik, prompter, cancellation).ConfigureAwait(false),
        });
    }

    private static Task<string> AskAsync(Deployment traefik, string name, Func<string, string?> refuse, IPrompter prompter, CancellationToken cancellation) =>
        SettingQuestion.AskAsync(prompter, traefik.Catalogue.Require(name), traefik.Values.Proposal(name), refuse, cancellation);

    private static async Task<string> EditionsAsync(Deployment traefik, IPrompter prompter, CancellationToken cancellation)
    {
        var marked = GeoIpEditions.TryParse(traefik.Values[Editions]) ?? [];
        while (true)
        {
            var question = new SeveralQuestion(Editions, "Mark the GeoIP databases to fetch (City knows regions and cities, Country is smaller).", GeoIpEditions.All) { Marked = [.. GeoIpEditions.All.Index().Where(edition => marked.Contains(edition.Item)).Select(edition => edition.Index)] };
            marked = [.. (await prompter.ChooseSeveralAsync(question, cancellation).ConfigureAwait(false)).Select(index => GeoIpEditions.All[index])];
            if (GeoIpEditions.BestOf(marked) is not null) return string.Join(' ', marked);
            await prompter.ShowAsync(Note.About(new($"Neither {GeoIpEditions.City} nor {GeoIpEditions.Country} is marked: no country would be known.", "Mark one of them.")), cancellation).ConfigureAwait(false);
        }
    }
}
