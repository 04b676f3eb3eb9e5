using Wizard.Pki.Files;
using Wizard.Traefik;
using Wizard.Traefik.Acme;

namespace Wizard.Installing;

/// <summary>Own certificate files in the folder of Traefik's deployment.</summary>
public static class OwnCertificates
{
    /// <summary>Reads those of that name, as Traefik gets them.</summary>
    /// <param name="folder">The deployment's folder.</param>
    /// <param name="names">The short names.</param>
    /// <exception cref="UserError">One is missing, or not what was chosen.</exception>
    public static RenderedFiles Read(string folder, IEnumerable<string> names) => names.Aggregate(RenderedFiles.Empty, (all, name) =>
    {
        var ((certificate, key), found) = (ServerCertificates.PathsOf(name), Find(folder, name));
        return all.With(certificate, found.Certificate.Span).With(key, found.Key.Span);
    });

    /// <summary>The certificate of a short name.</summary>
    /// <exception cref="UserError">It is missing, or not what was chosen.</exception>
    public static ServerCertificate Find(string folder, string name)
    {
        var (certificate, key) = ServerCertificates.PathsOf(name);
        try
        {
            var found = ServerCertificate.Read(File.ReadAllBytes(Path.Combine(folder, certificate)), File.ReadAllBytes(Path.Combine(folder, key)));
            return found.ShortName == name ? found : throw Refuse(name, "they are not the ones that were chosen");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Refuse(name, error is FormatException ? error.Message : "they cannot be read");
        }
    }

    private static UserError Refuse(string name, string why) => new(
        $"TRAEFIK_TLS_CERTIFICATES names the certificate files {name}, but {why}.",
        "Choose them again: `make traefik config` > TLS certificates and authorities > Use my own certificate files.");
}
