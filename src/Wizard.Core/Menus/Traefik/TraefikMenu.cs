using Wizard.Menus.Traefik.EntryPoints;
using Wizard.Menus.Traefik.Middlewares;
using Wizard.Menus.Traefik.Routing;

namespace Wizard.Menus.Traefik;

/// <summary>The menus of `make traefik config`, in the order of the chapter. Each submenu is a file of its own.</summary>
internal static class TraefikMenu
{
    /// <summary>The project that they configure.</summary>
    public const string Project = "traefik";

    /// <summary>What stands behind Config.</summary>
    public static Submenu Configuration { get; } = Of("Config", "traefik.config", "Traefik Configuration:",
    [
        UserFlow.Item,
        EntryPointsMenu.Root,
        TlsMenu.Root,
        MiddlewareMenu.Root,
        RoutingMenu.Root,
        new FlowItem("Error page template", ErrorPagesFlow.RunAsync) { Value = ErrorPagesFlow.Present },
        new SettingItem("Logging level", Project, "TRAEFIK_LOG_LEVEL"),
        new FlowItem("Access logs", AccessLogFlow.RunAsync) { Value = AccessLogFlow.Value },
        Of("Timeouts", "traefik.timeouts", "Timeouts of HTTPS (websecure):",
        [
            new SettingItem("Until a request has come", Project, "TRAEFIK_WEBSECURE_READ_TIMEOUT"),
            new SettingItem("Until an answer has gone", Project, "TRAEFIK_WEBSECURE_WRITE_TIMEOUT"),
            new SettingItem("Between two requests", Project, "TRAEFIK_WEBSECURE_IDLE_TIMEOUT"),
        ]),
        new FlowItem("Encoded characters", EncodedCharactersFlow.RunAsync) { Value = EncodedCharactersFlow.Value },
        new VerbItem("Own YAML", Project, OwnYamlVerb.Verb),
    ]);

    /// <summary>A submenu of Traefik's.</summary>
    public static Submenu Of(string label, string id, string title, IReadOnlyList<MenuNode> items) => new(label, id, title, _ => items) { Project = Project };
}
