using Wizard.Traefik;
using Wizard.Traefik.Checks;
using Wizard.Traefik.Own;

namespace Wizard.Tests.Traefik.Own;

/// <summary>A Traefik with own YAML beside a whoami that is behind mutual TLS: rendered, merged and checked as an install does it.</summary>
internal static class OwnWorld
{
    public const string Pem = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

    /// <summary>The host of the application behind mutual TLS.</summary>
    public const string ClosedHost = "whoami.example.com";

    private static readonly TraefikSettings Settings = Deployments.Settings(Deployments.TraefikWithStepCa(new TestAuthority()));

    private static readonly RenderedFiles Whoami = Deployments.Rendered(
        Deployments.Whoami(("WHOAMI_MTLS_AUTH", "true"), ("WHOAMI_MTLS_AUTHORIZED_CERTS", "*.clients.example.com")), "whoami_default", Settings);

    public static RenderedFiles Traefik { get; } = TraefikRenderer.Traefik(Settings, Deployments.Plugins);

    public static RenderedFiles Folder(params (string Name, string Text)[] files) => files.Aggregate(RenderedFiles.Empty, (all, file) => all.With(file.Name, file.Text));

    /// <summary>What Traefik's part is with these files.</summary>
    /// <exception cref="UserError">A file is refused.</exception>
    public static RenderedFiles Merge(params (string Name, string Text)[] files) => OwnYaml.Merge(Traefik, Folder(files));

    /// <summary>The volume; or why it is refused, whoever refuses it.</summary>
    public static (RenderedFiles? Volume, string Refusal) Install(params (string Name, string Text)[] files)
    {
        try
        {
            var part = Merge(files);
            var volume = TraefikUnion.Of([("traefik_default", part), ("whoami_default", Whoami)]).Files;
            var all = TraefikCheck.Faults(volume);
            return all.Count > 0 ? (null, string.Join('\n', all)) : (volume, "");
        }
        catch (UserError error)
        {
            return (null, $"{error.Message}\n{error.Mend}");
        }
    }

    public static string Refusal(string yaml) => Install(("a.yml", yaml), ("a.pem", Pem), ("a.key", Pem)).Refusal;
}
