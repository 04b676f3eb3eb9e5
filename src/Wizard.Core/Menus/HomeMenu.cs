using Wizard.Projects;

namespace Wizard.Menus;

/// <summary>What `wizard` alone opens: every project, and the settings of the context.</summary>
public static class HomeMenu
{
    private static Submenu Home { get; } = new("Home", "home", "Wizard:", session =>
    [
        .. session.Machine.Store.Library.Names.Select(ProjectMenus.Of),
        new SettingItem("Root domain", ProjectLibrary.Context, "ROOT_DOMAIN"),
        new Submenu("Backup", "backup", "Backup:", _ => [.. Backups.Select(verb => new VerbItem($"{verb.Label} (wizard {verb.Name} FILE)", ProjectLibrary.Context, verb))]),
        new ExitItem("Exit (ESC)"),
    ]);

    private static IEnumerable<Verb> Backups => VerbTable.For(ProjectLibrary.Context).Where(verb => verb.Menu == Backup.BackupVerb.Menu);

    /// <summary>Shows it until it is left.</summary>
    public static Task RunAsync(Session session, CancellationToken cancellation) => new MenuRunner(session).RunAsync(Home, cancellation);
}
