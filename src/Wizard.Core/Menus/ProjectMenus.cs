namespace Wizard.Menus;

/// <summary>The menu of a project: Config, Install, Admin, Exit.</summary>
internal static class ProjectMenus
{
    private static readonly string[] NotInAdmin = ["config", "install"];

    /// <summary>True for a project whose `config` is menus instead of questions.</summary>
    public static bool HasOwnConfiguration(string project) => project == "traefik";

    /// <summary>The menu.</summary>
    public static Submenu Of(string project) => new(project, project, $"{Title(project)}:", _ =>
    [
        Config(project),
        new VerbItem("Install (make install)", project, VerbTable.Require(project, "install")),
        Admin(project),
        new ExitItem("Exit (ESC)"),
    ])
    {
        Project = project,
        Value = session => session.Open(project).IsConfigured ? null : "not configured",
    };

    private static MenuNode Config(string project) => HasOwnConfiguration(project)
        ? TraefikMenu.Configuration
        : new VerbItem("Config", project, VerbTable.Require(project, "config"));

    private static Submenu Admin(string project) => new("Admin", $"{project}.admin", $"{Title(project)} admin:", _ =>
        [.. VerbTable.For(project).Where(verb => !NotInAdmin.Contains(verb.Name)).Select(verb => new VerbItem($"{verb.Label} (make {verb.Name})", project, verb))])
    {
        Project = project,
    };

    private static string Title(string project) => char.ToUpperInvariant(project[0]) + project[1..];
}
