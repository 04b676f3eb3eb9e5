using Wizard.Env;
using Wizard.Projects;
using Wizard.Settings;

namespace Wizard.Installing;

/// <summary>What would leave a project open that is meant to be closed, and that no other check sees.</summary>
internal static class ProtectionCheck
{
    /// <summary>What says who may enter, behind the prefix of a project.</summary>
    public static IReadOnlyList<string> Protections { get; } = ["MTLS_AUTH", "MTLS_AUTHORIZED_CERTS", "HTTP_AUTH", "OAUTH2", "OAUTH2_AUTHORIZED_GROUP", "IP_SOURCERANGE"];

    private static readonly string[] Flags = ["MTLS_AUTH", "OAUTH2"];
    private static readonly string[] Younger = ["OAUTH2", "OAUTH2_AUTHORIZED_GROUP"];

    /// <summary>The faults, one sentence each.</summary>
    public static IEnumerable<string> Faults(Deployment deployment) => [.. Unheeded(deployment), .. Missing(deployment)];

    /// <summary>True where a certificate, a sign-in or a password is asked for.</summary>
    public static bool IsClosed(Deployment deployment) =>
        Flags.Any(flag => deployment.Catalogue.Find($"{deployment.Catalogue.Prefix}_{flag}") is { } gate && deployment.Values.Flag(gate.Name))
        || deployment.Catalogue.Find($"{deployment.Catalogue.Prefix}_HTTP_AUTH") is { } users && deployment.Values[users.Name].Length > 0;

    /// <summary>Settings of before, and who may enter as another version of them says: all that the family of these settings holds.</summary>
    public static EnvDocument WithAccessOf(EnvDocument access, EnvDocument document, Catalogue catalogue) => Protections.Append("MTLS_ALLOW_ALL").Select(protection => $"{catalogue.Prefix}_{protection}")
        .Aggregate(document, (all, name) => access[name] is { } value ? all.With(name, value) : all);

    // Whoever writes it into a .env means to be protected by it: a project that does not know it must not start unprotected.
    private static IEnumerable<string> Unheeded(Deployment deployment) =>
        from name in deployment.File.Document.Names
        where Protections.Any(protection => name == $"{deployment.Catalogue.Prefix}_{protection}")
            && deployment.Catalogue.Find(name) is null && deployment.File.Document[name] is not (null or "" or "false")
        select $"{name} protects nothing: {deployment.Id.Project} has no such setting. Remove it, or declare it in the project's env-dist.";

    // A misspelt name would leave the setting at its default, which is open, without a word. What is younger than many a .env may be missing there, and is missed only where something looks like it.
    private static IEnumerable<string> Missing(Deployment deployment) =>
        from protection in Protections
        let name = $"{deployment.Catalogue.Prefix}_{protection}"
        where deployment.Catalogue.Find(name) is not null && deployment.File.Document[name] is null
        let near = Nearest.To(name, deployment.File.Document.Names.Where(written => deployment.Catalogue.Find(written) is null))
        where near is not null || !Younger.Contains(protection)
        select $"{name} does not stand in {deployment.Paths.EnvFile}, and it says who may enter.{(near is not null ? $" Is {near} meant to be it?" : "")} Write `{name}=` and its value.";
}
