using Wizard.Prompting;
using Wizard.Settings;
using Wizard.Traefik;

namespace Wizard.Menus.Traefik.EntryPoints;

/// <summary>Where Traefik listens.</summary>
internal static class EntryPointsMenu
{
    private static readonly string[] Heads = ["Entrypoint", "Address", "Port", "Protocol", "Proxies", "HTTPS"];

    /// <summary>The menu.</summary>
    public static Submenu Root { get; } = TraefikMenu.Of("Entrypoints (including dashboard)", "traefik.entrypoints", "Traefik entrypoint config",
    [
        new FlowItem("Show enabled entrypoints", ShowAsync),
        new Submenu("Configure stock entrypoints", "traefik.entrypoints.stock", "Which entrypoint do you want to configure?", _ => [.. EntryPointNames.Stock.Select(Item)]) { Project = TraefikMenu.Project },
        new FlowItem("Configure custom entrypoints", CustomEntryPointsFlow.RunAsync) { Value = CustomNames },
    ]);

    private static FlowItem Item(string name) => new(name, (session, prompter, cancellation) => StockEntryPointFlow.RunAsync(session, name, prompter, cancellation))
    {
        Value = session => $"{State(session, EntryPointNames.FamilyOf(name))} - {session.Open(TraefikMenu.Project).Catalogue.Require($"{EntryPointNames.FamilyOf(name)}_ENABLED").Help.Split(['\n', '.'])[0]}",
    };

    private static string State(Session session, string family)
    {
        var traefik = session.Open(TraefikMenu.Project).Values;
        return traefik.Flag($"{family}_ENABLED") ? $"{traefik[$"{family}_HOST"]} {traefik[$"{family}_PORT"]}" : "off";
    }

    private static string? CustomNames(Session session) =>
        session.Open(TraefikMenu.Project).Values.List(CustomEntryPoint.Setting) is { Count: > 0 } custom ? string.Join(", ", custom.Select(one => one.Split(':')[0])) : "none";

    private static async Task<Change> ShowAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        var rows = EntryPoint.AllOf(traefik.Values).Append(EntryPoint.ControlOf(traefik.Values)).Select(Row).Prepend(Heads).ToList();
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        await prompter.ShowAsync(new("Enabled entrypoints", [.. lines, "", $"{EntryPointNames.Control} is the wizard's own. Firewalls in front of this machine must let the others through."]), cancellation).ConfigureAwait(false);
        return Change.None(traefik);
    }

    private static string[] Row(EntryPoint entryPoint) =>
    [
        entryPoint.Name, $"{entryPoint.Host}", $"{entryPoint.Port}", entryPoint.Protocol == Protocol.Udp ? "udp" : "tcp",
        entryPoint.ProxyProtocolTrustedIps.Count == 0 ? "-" : string.Join(' ', entryPoint.ProxyProtocolTrustedIps), entryPoint.UsesHttps || entryPoint.Name == EntryPointNames.WebSecure ? "yes" : "-",
    ];
}
