using Wizard.Installing;

namespace Wizard.Menus.Lifecycle;

/// <summary>The verbs that change what runs.</summary>
internal static class InstallVerbs
{
    /// <summary>Brings what runs to what is configured.</summary>
    public static Task InstallAsync(VerbCall call, CancellationToken cancellation) => InstallAsync(call, recreate: false, cancellation);

    /// <summary>The same, and every container starts anew.</summary>
    public static Task ReinstallAsync(VerbCall call, CancellationToken cancellation) => InstallAsync(call, recreate: true, cancellation);

    /// <summary>Takes route and containers away.</summary>
    public static async Task UninstallAsync(VerbCall call, CancellationToken cancellation)
    {
        _ = new Installer(call.Session.Machine).ComposeOf(call.Id); // not configured: say that first
        InstanceProtection.Require(call.Session.Open(call.Project));
        var lost = call.Id == call.Session.Machine.TraefikId ? "Traefik ends: no service of this context can be reached any more." : $"The containers of {call.Id} are stopped and removed, and its route is taken away.";
        string[] details = [lost, "Its settings and its volumes are kept."];
        if (await call.IsOnlyToldAsync(cancellation, details).ConfigureAwait(false)) return;
        if (!await call.AgreedAsync($"Uninstall {call.Id}?", details, proposesYes: false, cancellation).ConfigureAwait(false)) return;
        await call.WatchAsync($"Uninstall {call.Id}", (log, token) => new Installer(call.Session.Machine).UninstallAsync(call.Id, log, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits for health.</summary>
    public static Task WaitAsync(VerbCall call, CancellationToken cancellation) =>
        call.WatchAsync($"Wait for {call.Id}", (log, token) => new Installer(call.Session.Machine).WaitAsync(call.Id, log, token), cancellation);

    private static async Task InstallAsync(VerbCall call, bool recreate, CancellationToken cancellation)
    {
        var installer = new Installer(call.Session.Machine);
        var plan = await installer.PlanAsync(call.Id, cancellation).ConfigureAwait(false);
        string[] details = plan.Changes.Count == 0 ? [$"{call.Id}: the configuration is the one that was installed last."] : [.. plan.Changes];
        if (call.Session.DryRun)
        {
            await call.Session.Prompter.ShowAsync(new($"Installing {call.Id} would change:", details), cancellation).ConfigureAwait(false);
            return;
        }

        if (!await call.AgreedAsync($"{(recreate ? "Reinstall" : "Install")} {call.Id}?", details, proposesYes: true, cancellation).ConfigureAwait(false)) return;
        await call.WatchAsync($"Install {call.Id}", (log, token) => installer.InstallAsync(plan, recreate, log, token), cancellation).ConfigureAwait(false);
    }
}
