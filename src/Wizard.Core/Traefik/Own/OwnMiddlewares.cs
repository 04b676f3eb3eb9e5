using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Wizard.Traefik.Own;

/// <summary>Middlewares of the administrator's that would say who a client is, or that need what is not there.</summary>
internal static class OwnMiddlewares
{
    private static readonly string[] Askers = ["basicAuth", "digestAuth", "forwardAuth"];

    /// <summary>The faults of a file.</summary>
    public static IEnumerable<string> Faults(OwnFile file, OwnSurroundings around)
    {
        var plugins = around.Static.NamesAt("experimental", "localPlugins");
        plugins.UnionWith(around.Static.NamesAt("experimental", "plugins"));
        return file.Root.EntriesAt("http", "middlewares").SelectMany(middleware => Faults(file, $"http.middlewares.{middleware.Name}", middleware.Body, plugins));
    }

    private static IEnumerable<string> Faults(OwnFile file, string key, YamlNode middleware, HashSet<string> plugins)
    {
        foreach (var found in Forged(middleware))
            yield return file.Fault($"{key}.{found}", "would say who a client is, which only its certificate or password may; remove it");
        foreach (var (plugin, _) in middleware.EntriesAt("plugin").Where(plugin => !plugins.Contains(plugin.Name)))
            yield return file.Fault($"{key}.plugin.{plugin}", "is no plugin that Traefik has; remove it");
        if (middleware.TextAt("errors", "service") is { } service && OwnServices.IsInternal(service))
            yield return file.Fault($"{key}.errors.service", OwnServices.Refusal);
    }

    // A password may say who its user is; who a certificate belongs to, only the certificate.
    private static IEnumerable<string> Forged(YamlNode middleware) =>
    [
        .. from header in middleware.EntriesAt("headers", "customRequestHeaders")
           where Names.IdentityHeaders.Any(identity => IsSame(header.Name, identity))
           select $"headers.customRequestHeaders.{header.Name}",
        .. from asker in Askers
           where IsOfCertificates(middleware.TextAt(asker, "headerField") ?? "")
           select $"{asker}.headerField",
        .. middleware.TextsAt("forwardAuth", "authResponseHeaders").Any(IsOfCertificates) ? ["forwardAuth.authResponseHeaders"] : Array.Empty<string>(),
        .. middleware.TextAt("forwardAuth", "authResponseHeadersRegex") is { } pattern && MayMatch(pattern, Names.CertificateHeader) ? ["forwardAuth.authResponseHeadersRegex"] : Array.Empty<string>(),
    ];

    private static bool IsOfCertificates(string header) => IsSame(header, Names.CertificateHeader);

    // an application may read X_Client_CN as X-Client-CN
    private static bool IsSame(string header, string identity) => header.Trim().Replace('_', '-').Equals(identity, StringComparison.OrdinalIgnoreCase);

    private static bool MayMatch(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }
}
