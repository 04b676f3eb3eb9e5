using Wizard.Menus.StepCa;
using Wizard.Menus.Traefik;
using Wizard.Menus.Traefik.Acme;
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
        new("reconfigure", "Change one setting", ConfigVerbs.ReconfigureAsync) { TakesAssignments = true, Converses = true, ForContext = true },
        Import.ImportVerb.Verb,
        new("config-render", "Render and check the configuration", ConfigVerbs.RenderAsync),
        new("install", "Install", InstallVerbs.InstallAsync),
        new("reinstall", "Reinstall: forces a restart", InstallVerbs.ReinstallAsync),
        new("uninstall", "Uninstall: settings and volumes are kept", InstallVerbs.UninstallAsync),
        new("wait", "Wait until it is well", InstallVerbs.WaitAsync),
        new("status", "Status", Board.StatusVerb.RunAsync) { ForContext = true, SpeaksJson = true },
        new("logs", "Follow the logs", LookVerbs.LogsAsync),
        new("logs-out", "Show the logs", LookVerbs.LogsOutAsync),
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

    private static Verb OfTraefik(Verb verb) => verb with { OnlyFor = "traefik" };

    private static Verb OfStepCa(Verb verb) => verb with { OnlyFor = "step-ca" };
}
