using System.Text.RegularExpressions;
using Wizard.Projects;

namespace Wizard.Installing;

/// <summary>What would leave a project open that is meant to be closed, and that no other check sees.</summary>
internal static partial class ProtectionCheck
{
    private static readonly string[] Protections = ["MTLS_AUTH", "MTLS_AUTHORIZED_CERTS", "HTTP_AUTH", "IP_SOURCERANGE"];

    /// <summary>The faults, one sentence each.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="template">The folder of its compose.yaml.</param>
    public static IEnumerable<string> Faults(Deployment deployment, string template) => [.. Unheeded(deployment), .. OwnRouters(Path.Combine(template, "compose.yaml"))];

    // Whoever writes it into a .env means to be protected by it: a project that does not know it must not start unprotected.
    private static IEnumerable<string> Unheeded(Deployment deployment) =>
        from name in deployment.File.Document.Names
        where Protections.Any(protection => name == $"{deployment.Catalogue.Prefix}_{protection}")
            && deployment.Catalogue.Find(name) is null && deployment.File.Document[name] is not (null or "" or "false")
        select $"{name} protects nothing: {deployment.Id.Project} has no such setting. Remove it, or declare it in the project's env-dist.";

    // A router in a label is a second way in, past the TLS options and middlewares of dynamic.yml.
    private static IEnumerable<string> OwnRouters(string composeFile) => RouterLabel().IsMatch(File.ReadAllText(composeFile))
        ? [$"{composeFile} declares a router in a label, which no setting protects: of Traefik's labels only traefik.enable and the port of a service belong there."]
        : [];

    [GeneratedRegex(@"^[^#\r\n]*traefik\.(?:http|tcp|udp)\.routers\.", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex RouterLabel();
}
