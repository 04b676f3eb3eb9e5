using Wizard.Projects;

namespace Wizard.Menus;

/// <summary>What `wizard` alone opens: every project, and the settings of the context.</summary>
public static class HomeMenu
{
    private static Submenu Home { get; } = new("Home", "home", "Wizard:", session =>
    [
        .. session.Machine.Store.Library.Names.Select(ProjectMenus.Of),
        new SettingItem("Root domain", ProjectLibrary.Context, "ROOT_DOMAIN"),
        new ExitItem("Exit (ESC)"),
    ]);

    /// <summary>Shows it until it is left.</summary>
    public static Task RunAsync(Session session, CancellationToken cancellation) => new MenuRunner(session).RunAsync(Home, cancellation);
}
