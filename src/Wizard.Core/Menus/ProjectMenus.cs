using Wizard.Menus.Traefik;

namespace Wizard.Menus;

/// <summary>The menu of a project: Config, Install, its other verbs by submenu, Admin, Exit.</summary>
internal static class ProjectMenus
{
    private static readonly string[] OnTheirOwn = ["config", "install"];

    /// <summary>True for a project whose `config` is menus instead of questions.</summary>
    public static bool HasOwnConfiguration(string project) => project == "traefik";

    /// <summary>The menu.</summary>
    public static Submenu Of(string project) => new(project, project, $"{Title(project)}:", _ =>
    [
        Config(project),
        new VerbItem("Install (make install)", project, VerbTable.Require(project, "install")),
        .. Listed(project).GroupBy(verb => verb.Menu).OrderByDescending(menu => menu.Key != Verb.Admin).Select(menu => Verbs(project, menu)),
        .. IsOnePerContext(project) ? Array.Empty<MenuNode>() : [InstanceFlow.Item(project)],
        new ExitItem("Exit (ESC)"),
    ])
    {
        Project = project,
        Value = session => session.Machine.Store.IsConfigured(session.Id(project)) ? null : "not configured",
    };

    private static bool IsOnePerContext(string project) => project == TraefikMenu.Project;

    private static MenuNode Config(string project) => HasOwnConfiguration(project)
        ? TraefikMenu.Configuration
        : new VerbItem("Config", project, VerbTable.Require(project, "config"));

    private static IEnumerable<Verb> Listed(string project) => VerbTable.For(project).Where(verb => !OnTheirOwn.Contains(verb.Name));

    private static Submenu Verbs(string project, IGrouping<string, Verb> menu) => new(menu.Key, $"{project}.{menu.Key.ToLowerInvariant()}", $"{Title(project)} {menu.Key.ToLowerInvariant()}:", _ =>
        [.. menu.GroupBy(verb => verb.Group).SelectMany(group => Items(project, menu.Key, group))])
    {
        Project = project,
        Value = session => menu.Select(verb => verb.Mark(session)).FirstOrDefault(mark => mark is not null),
    };

    // those of a group behind one line
    private static MenuNode[] Items(string project, string menu, IGrouping<VerbGroup?, Verb> group)
    {
        MenuNode[] items = [.. group.Select(verb => new VerbItem($"{verb.Label} (make {verb.Name})", project, verb) { Value = verb.Mark, Disabled = session => Reason(verb.Refusal(session, project)) })];
        return group.Key is { } key ? [new Submenu(key.Label, $"{project}.{menu.ToLowerInvariant()}.{key.Id}", $"{Title(project)}: {key.Label}", _ => items) { Project = project }] : items;
    }

    private static string? Reason(UserError? refusal) => refusal is null ? null : $"{refusal.Message} {refusal.Mend}";

    private static string Title(string project) => char.ToUpperInvariant(project[0]) + project[1..];
}
