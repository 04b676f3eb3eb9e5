using Wizard.Installing;

namespace Wizard.Menus.Lifecycle;

/// <summary>The verbs about the containers that there are: they stay as they were made.</summary>
internal static class ContainerVerbs
{
    /// <summary>Starts them.</summary>
    public static Task StartAsync(VerbCall call, CancellationToken cancellation) =>
        DoAsync(call, "Start", $"The containers of {call.Id} are started, as the last install made them.", asks: false, (containers, log, token) => containers.StartAsync(log, token), cancellation);

    /// <summary>Stops them.</summary>
    public static Task StopAsync(VerbCall call, CancellationToken cancellation) =>
        DoAsync(call, "Stop", IsTraefik(call) ? "Traefik stops: no service of this context can be reached until it is started again." : $"The containers of {call.Id} are stopped, and kept: nobody reaches it until it is started again.", asks: true, (containers, log, token) => containers.StopAsync(log, token), cancellation);

    /// <summary>Stops and starts them.</summary>
    public static Task RestartAsync(VerbCall call, CancellationToken cancellation) =>
        DoAsync(call, "Restart", IsTraefik(call) ? "Traefik is stopped and started: for some seconds no service of this context can be reached." : $"The containers of {call.Id} are stopped and started: for some seconds nobody reaches it.", asks: true, (containers, log, token) => containers.RestartAsync(log, token), cancellation);

    /// <summary>Fetches images.</summary>
    public static Task PullAsync(VerbCall call, CancellationToken cancellation) =>
        DoAsync(call, "Pull the images of", $"The images that {call.Id} is configured to run are fetched; what runs stays as it is until the next install.", asks: false, (containers, log, token) => containers.PullAsync(log, token), cancellation);

    private static async Task DoAsync(VerbCall call, string what, string effect, bool asks, Func<Containers, Action<string>, CancellationToken, Task> run, CancellationToken cancellation)
    {
        _ = new Installer(call.Session.Machine).ComposeOf(call.Id); // not configured: say that first
        if (await call.IsOnlyToldAsync(cancellation, effect).ConfigureAwait(false)) return;
        if (asks && !await call.AgreedAsync($"{what} {call.Id}?", [effect], proposesYes: !IsTraefik(call), cancellation).ConfigureAwait(false)) return;
        await call.WatchAsync($"{what} {call.Id}", (log, token) => run(new(call.Session.Machine, call.Id), log, token), cancellation).ConfigureAwait(false);
    }

    private static bool IsTraefik(VerbCall call) => call.Id == call.Session.Machine.TraefikId;
}
