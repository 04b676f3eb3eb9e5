using Wizard.Installing;
using Wizard.Menus.Lifecycle;
using Wizard.Menus.StepCa;
using Wizard.Menus.Traefik;
using Wizard.Menus.Traefik.Acme;
using Wizard.Menus.Traefik.Routing;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Menus;

/// <summary>Every verb: the command line and the menus are made from this table.</summary>
public static class VerbTable
{
    private const string Certificates = "Certificates";

    /// <summary>All verbs, in the order in which they are listed.</summary>
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("config", "Config", ConfigVerbs.ConfigAsync) { Converses = true, ForContext = true },
        Settings(new("reconfigure", "Change one setting", ConfigVerbs.ReconfigureAsync) { TakesAssignments = true, Converses = true, ForContext = true }),
        Settings(new("config-edit", "Edit the settings in your editor", ConfigEditVerb.RunAsync) { Converses = true, ForContext = true }),
        Settings(new("config-dist", "Show the documented defaults", ConfigVerbs.DistAsync) { ForContext = true }),
        Settings(new("config-render", "Render and check the configuration", ConfigVerbs.RenderAsync)),
        Settings(new("diff", "Compare what is configured and what runs", DiffVerb.RunAsync)),
        Settings(new("undo", "Go back to an earlier version of the settings", UndoVerb.RunAsync) { Converses = true, ForContext = true }),
        new("install", "Install", InstallVerbs.InstallAsync),
        Lifecycle(new("reinstall", "Reinstall: forces a restart", InstallVerbs.ReinstallAsync)),
        Lifecycle(new("start", "Start", ContainerVerbs.StartAsync)),
        Lifecycle(new("stop", "Stop", ContainerVerbs.StopAsync)),
        Lifecycle(new("restart", "Restart", ContainerVerbs.RestartAsync)),
        Lifecycle(new("wait", "Wait until it is well", InstallVerbs.WaitAsync)),
        Lifecycle(new("pull", "Fetch the images", ContainerVerbs.PullAsync)),
        Lifecycle(new("uninstall", "Uninstall: settings and volumes are kept", InstallVerbs.UninstallAsync) { Refusal = Protected }),
        Lifecycle(new("destroy", "Destroy: its volumes are lost", DestroyVerb.RunAsync) { Converses = true, Refusal = Protected }),
        Look(new("status", "Status", Board.StatusVerb.RunAsync) { ForContext = true, SpeaksJson = true }),
        Look(new("ps", "List the containers", LookVerbs.ContainersAsync)),
        Look(new("logs", "Follow the logs", LogVerbs.FollowAsync) { TakesService = true }),
        Look(new("logs-out", "Show the logs", LogVerbs.OutAsync) { TakesService = true }),
        Look(new("open", "Show its address, and open it in the browser", OpenVerb.RunAsync) { Refusal = OpenVerb.Refusal }),
        Look(new("shell", "Open a shell in a container", ShellVerb.RunAsync) { Converses = true }),
        Import.ImportVerb.Verb,
        Backup.BackupVerb.Verb,
        Backup.RestoreVerb.Verb,
        Traefik.OwnYamlVerb.Verb,
        new("certs", "Configure TLS certificates", CertificatesFlow.RunAsync) { Converses = true, OnlyFor = TraefikMenu.Project },
        OfStepCa(new("cert", "Create a certificate", CertVerb.RunAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("certs", "List the certificates", CertificateListVerb.RunAsync) { SpeaksJson = true, Menu = Certificates, Mark = CertificateListVerb.Due }),
        OfStepCa(new("cert-renew", "Renew a certificate", RenewVerb.RunAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("cert-revoke", "Revoke a certificate", RevokeVerb.RunAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("cert-export", "Export a certificate as .p12", FileVerbs.ExportAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("cert-delete", "Delete a certificate's files", FileVerbs.DeleteAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("token", "Make a one-time token", TokenVerb.RunAsync) { Converses = true, Menu = Certificates }),
        OfStepCa(new("client-bootstrap", "Make the authority known to this user (~/.step)", BootstrapVerb.RunAsync) { Menu = Certificates }),
        OfStepCa(new("inspect-password", "Show the admin password", InspectVerbs.PasswordAsync)),
        OfStepCa(new("inspect-fingerprint", "Show the root certificate's fingerprint", InspectVerbs.FingerprintAsync)),
        OfStepCa(new("inspect-ca-cert", "Show the root certificate", InspectVerbs.CertificateAsync)),
        OfStepCa(new("inspect-config", "Show ca.json", InspectVerbs.ConfigurationAsync)),
        OfStepCa(new("enable-acme", "Enable the ACME server", AuthorityVerbs.EnableAcmeAsync)),
        OfStepCa(new("change-password", "Change the admin password", AuthorityVerbs.ChangePasswordAsync) { Converses = true }),
        OfTraefik(new("route-set", "Set a route", RouteVerbs.SetAsync) { TakesWords = true, Converses = true }),
        OfTraefik(new("route-list", "Show all routes", RouteVerbs.ListAsync) { TakesWords = true, SpeaksJson = true }),
        OfTraefik(new("route-remove", "Remove routes", RouteVerbs.RemoveAsync) { TakesWords = true, Converses = true }),
    ];

    private static UserError? Protected(Session session, string project) => InstanceProtection.Refusal(session.Open(project));

    /// <summary>The verbs of a project, or of the context.</summary>
    public static IEnumerable<Verb> For(string project) =>
        All.Where(verb => project == ProjectLibrary.Context ? verb.ForContext : verb.OnlyFor is null || verb.OnlyFor == project);

    /// <summary>The verb of that name.</summary>
    /// <exception cref="UsageError">The project has none; offers the nearest name.</exception>
    public static Verb Require(string project, string name)
    {
        var verbs = For(project).ToList();
        if (verbs.Find(verb => verb.Name == name) is { } found) return found;
        var near = Nearest.To(name, verbs.Select(verb => verb.Name));
        throw new UsageError($"{project} has no verb {name}.", near is null ? $"Its verbs are: {string.Join(", ", verbs.Select(verb => verb.Name))}." : $"Did you mean {near}?");
    }

    private static Verb Settings(Verb verb) => verb with { Group = VerbGroup.Settings };

    private static Verb Lifecycle(Verb verb) => verb with { Group = VerbGroup.Lifecycle };

    private static Verb Look(Verb verb) => verb with { Group = VerbGroup.Look };

    private static Verb OfTraefik(Verb verb) => verb with { OnlyFor = "traefik" };

    private static Verb OfStepCa(Verb verb) => verb with { OnlyFor = "step-ca" };
}
