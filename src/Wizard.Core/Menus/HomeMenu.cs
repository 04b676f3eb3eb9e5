using Wizard.Menus.Board;
using Wizard.Projects;

namespace Wizard.Menus;

/// <summary>What `wizard` alone opens: every project and how it is, the settings of the context, and which context it is.</summary>
public static class HomeMenu
{
    private static IEnumerable<Verb> Backups => VerbTable.For(ProjectLibrary.Context).Where(verb => verb.Menu == Backup.BackupVerb.Menu);

    /// <summary>Shows it until it is left.</summary>
    public static Task RunAsync(Session session, CancellationToken cancellation) => new MenuRunner(session).RunAsync(Of(new HomeBoard()), cancellation);

    private static Submenu Of(HomeBoard board) => new("Home", "home", "Wizard:", session =>
    [
        .. session.Machine.Store.Library.Names.Select(project => Item(project, board)),
        new SettingItem("Root domain", ProjectLibrary.Context, "ROOT_DOMAIN"),
        ContextFlow.Item with { Details = board.Context },
        new Submenu("Backup", "backup", "Backup:", _ => [.. Backups.Select(verb => new VerbItem($"{verb.Label} (wizard {verb.Name} FILE)", ProjectLibrary.Context, verb))]),
        new ExitItem("Exit (ESC)"),
    ])
    {
        Follow = board.FollowAsync,
    };

    private static Submenu Item(string project, HomeBoard board)
    {
        var menu = ProjectMenus.Of(project);
        return menu with { Value = session => board.Short(session, project) ?? menu.Value(session), Details = session => board.Details(session, project) };
    }
}
