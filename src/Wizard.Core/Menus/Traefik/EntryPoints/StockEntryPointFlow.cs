using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik.EntryPoints;

/// <summary>Switches one of the stock entrypoints on or off, and asks where it listens.</summary>
internal static class StockEntryPointFlow
{
    private const string DashboardUsers = "TRAEFIK_DASHBOARD_HTTP_AUTH";

    /// <summary>Asks.</summary>
    /// <param name="session">Whose Traefik.</param>
    /// <param name="name">The entrypoint.</param>
    /// <param name="prompter">The front end.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Change> RunAsync(Session session, string name, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var enabled = traefik.Catalogue.Require($"{EntryPointNames.FamilyOf(name)}_ENABLED");
        var question = new ConfirmQuestion(enabled.Name, $"Do you want to enable the entrypoint {name}?") { Default = traefik.Values.Flag(enabled.Name), Details = [.. enabled.Help.Split('\n'), .. Consequences(traefik, name)] };
        if (!await prompter.ConfirmAsync(question, cancellation).ConfigureAwait(false)) return new(traefik, new Dictionary<string, string> { [enabled.Name] = "false" });
        var opened = EntryPointNames.Opened(name);
        var taken = await TakenAddresses.FindAsync(session, traefik.Values, [.. opened.Select(one => one.Name)], prompter, cancellation).ConfigureAwait(false);
        var questions = new AddressQuestions(prompter, taken, [.. opened.Select(one => one.Protocol)]);
        return name == EntryPointNames.Dashboard
            ? await DashboardAsync(traefik, questions, prompter, cancellation).ConfigureAwait(false)
            : await AnyAsync(traefik, name, questions, cancellation).ConfigureAwait(false);
    }

    private static async Task<Change> AnyAsync(Deployment traefik, string name, AddressQuestions questions, CancellationToken cancellation)
    {
        var (family, values) = (EntryPointNames.FamilyOf(name), new Dictionary<string, string>());
        values[$"{family}_ENABLED"] = "true";
        var host = values[$"{family}_HOST"] = await questions.HostAsync(Of(traefik, $"{family}_HOST"), traefik.Values[$"{family}_PORT"], cancellation).ConfigureAwait(false);
        values[$"{family}_PORT"] = await questions.PortAsync(Of(traefik, $"{family}_PORT"), host, cancellation).ConfigureAwait(false);
        var proxies = $"{family}_PROXY_PROTOCOL_TRUSTED_IPS";
        if (traefik.Catalogue.Find(proxies) is not null)
            values[proxies] = await questions.ProxiesAsync($"{family}_PROXIES", name, Of(traefik, proxies), cancellation).ConfigureAwait(false);
        return new(traefik, values);
    }

    // No address is asked for: there is only one that is not open to other machines.
    private static async Task<Change> DashboardAsync(Deployment traefik, AddressQuestions questions, IPrompter prompter, CancellationToken cancellation)
    {
        var family = EntryPointNames.FamilyOf(EntryPointNames.Dashboard);
        var port = await questions.PortAsync(Of(traefik, $"{family}_PORT"), Dashboard.Host, cancellation).ConfigureAwait(false);
        var users = await new BasicUsersFlow(traefik, DashboardUsers, prompter).RunAsync(cancellation).ConfigureAwait(false);
        var values = new Dictionary<string, string> { [$"{family}_ENABLED"] = "true", [$"{family}_HOST"] = Dashboard.Host, [$"{family}_PORT"] = port, [users.Name] = users.Value };
        return new(traefik, values) { KeptPasswords = users.Kept };
    }

    private static AddressQuestion Of(Deployment traefik, string setting) => AddressQuestion.Of(traefik.Catalogue.Require(setting), traefik.Values[setting]);

    private static IEnumerable<string> Consequences(Deployment traefik, string name) => name switch
    {
        EntryPointNames.WebSecure => ["Without it no application can be installed, and those that are installed are lost."],
        EntryPointNames.Dashboard => [$"To see it from another machine: ssh -L {PortOf(traefik)}:127.0.0.1:{PortOf(traefik)} THIS_MACHINE, then http://127.0.0.1:{PortOf(traefik)}/dashboard/"],
        _ => [],
    };

    private static string PortOf(Deployment traefik) => traefik.Values[EntryPointNames.PortSettingOf(EntryPointNames.Dashboard)];
}
