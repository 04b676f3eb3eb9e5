using Wizard.Compose;
using Wizard.Menus.Traefik;

namespace Wizard.Menus.Lifecycle;

/// <summary>`make PROJECT open`: the address of a service, and where there is a desktop its page in the browser.</summary>
internal static class OpenVerb
{
    private static readonly string[] Desktops = ["DISPLAY", "WAYLAND_DISPLAY"];

    /// <summary>Why there is no page; null where there is one.</summary>
    public static UserError? Refusal(Session session, string project) => session.Machine.Store.Library.Catalogue(session.Id(project).Project).Route == "http"
        ? null
        : new($"{project} has no page that a browser could open.", "Open a service that Traefik reaches by HTTP, whoami for example.");

    /// <summary>Tells it, and opens it.</summary>
    public static async Task RunAsync(VerbCall call, CancellationToken cancellation)
    {
        if (Refusal(call.Session, call.Project) is { } refusal) throw refusal;
        var address = AddressOf(call);
        if (IsDesktop(call.Session.Environment)) await BrowseAsync(call.Session, address, cancellation).ConfigureAwait(false);
        await call.AnswerAsync($"{call.Id} is at", [address], cancellation).ConfigureAwait(false);
    }

    private static string AddressOf(VerbCall call)
    {
        var deployment = call.Session.Open(call.Project).RequireConfigured();
        var port = call.Session.Open(TraefikMenu.Project).Values["TRAEFIK_WEBSECURE_ENTRYPOINT_PORT"];
        return $"https://{deployment.Values[$"{deployment.Catalogue.Prefix}_TRAEFIK_HOST"]}{(port == "443" ? "" : $":{port}")}";
    }

    private static bool IsDesktop(IReadOnlyDictionary<string, string> environment) =>
        Desktops.Any(name => !string.IsNullOrEmpty(environment.GetValueOrDefault(name))) && ProgramPath.Has("xdg-open", environment.GetValueOrDefault("PATH"));

    // The browser is to stay open when the wizard ends: a session of its own, and none of the wizard's streams.
    private static Task<ProcessResult> BrowseAsync(Session session, string address, CancellationToken cancellation) => session.Programs.RunAsync(
        new("setsid", ["--fork", "sh", "-c", "exec xdg-open \"$1\" </dev/null >/dev/null 2>&1", "sh", address]) { Environment = session.Environment, Changes = true, Timeout = Docker.Patience },
        null,
        cancellation);
}
