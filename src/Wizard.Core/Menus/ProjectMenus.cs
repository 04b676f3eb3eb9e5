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
        [.. menu.Select(verb => new VerbItem($"{verb.Label} (make {verb.Name})", project, verb) { Value = verb.Mark })])
    {
        Project = project,
        Value = session => menu.Select(verb => verb.Mark(session)).FirstOrDefault(mark => mark is not null),
    };

    private static string Title(string project) => char.ToUpperInvariant(project[0]) + project[1..];
}
