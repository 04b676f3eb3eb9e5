using Wizard.Installing;
using Wizard.Pki.Files;
using Wizard.Projects;
using Wizard.Prompting;
using Wizard.Traefik.Acme;

namespace Wizard.Menus.Traefik.Acme;

/// <summary>Own certificate files: read where they lie now, looked at, and kept beside Traefik's settings.</summary>
internal static class OwnFilesFlow
{
    /// <summary>What stands beside the menu item.</summary>
    public static string? Present(Session session) => session.Open(TraefikMenu.Project).Values.List(AcmeNames.Own).Count is > 0 and var count ? $"{count}" : null;

    /// <summary>Edits the list.</summary>
    public static async Task<Change> RunAsync(Session session, IPrompter prompter, CancellationToken cancellation)
    {
        var traefik = session.Open(TraefikMenu.Project);
        List<Entry> present = [.. traefik.Values.List(AcmeNames.Own).Select(name => Kept(traefik, name))];
        var editor = new ListEditor<Entry>(AcmeNames.Own, "Your own certificate files:", "certificate")
        {
            Show = entry => entry.Shown,
            AskAsync = (others, _, token) => AskAsync(session, others, prompter, token),
        };
        var edited = await editor.RunAsync(present, prompter, cancellation).ConfigureAwait(false);
        return new Change(traefik, new Dictionary<string, string> { [AcmeNames.Own] = string.Join(',', edited.Select(entry => entry.Name)) }) { Files = Files(present, edited) };
    }

    private static async Task<Entry> AskAsync(Session session, IReadOnlyList<Entry> others, IPrompter prompter, CancellationToken cancellation)
    {
        var certificate = await prompter.AskAsync(new($"{AcmeNames.Own}_FILE", "Enter the path of the certificate on this machine (PEM, with those above it)") { Refuse = RefuseCertificate }, cancellation).ConfigureAwait(false);
        var key = await prompter.AskAsync(new($"{AcmeNames.Own}_KEY_FILE", "Enter the path of its key (PEM)") { Refuse = path => RefuseKey(session, others, certificate, path) }, cancellation).ConfigureAwait(false);
        return await prompter.LookUpAsync($"{certificate} and {key}", _ => Task.FromResult(Entry.Of(Read(certificate, key))), cancellation).ConfigureAwait(false);
    }

    private static string? RefuseCertificate(string path) => Try(() => _ = ServerCertificate.Look(File.ReadAllBytes(path)), path);

    private static string? RefuseKey(Session session, IReadOnlyList<Entry> others, string certificate, string path)
    {
        ServerCertificate? found = null;
        if (Try(() => found = Read(certificate, path), path) is { } refusal) return refusal;
        if (found!.Until <= session.Clock.GetUtcNow()) return $"{certificate} expired on {found.Until:yyyy-MM-dd}: go back and choose a newer one.";
        return others.Any(other => other.Name == found.ShortName) ? "These two files are in the list already: go back and choose others." : null;
    }

    private static ServerCertificate Read(string certificate, string key) => ServerCertificate.Read(File.ReadAllBytes(certificate), File.ReadAllBytes(key));

    private static string? Try(Action read, string path)
    {
        if (path.Trim().Length == 0) return "A path is needed, for example /root/example.com.pem.";
        try
        {
            read();
            return null;
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            return error is FormatException ? $"{path}: {error.Message}; choose another file." : $"{path} cannot be read: enter the path of a file that is yours to read.";
        }
    }

    private static Entry Kept(Deployment traefik, string name)
    {
        try
        {
            return Entry.Of(OwnCertificates.Find(traefik.Paths.Folder, name)) with { New = null };
        }
        catch (UserError)
        {
            return new(name, $"{name}: cannot be read any more: choose it again or remove it", null);
        }
    }

    private static Dictionary<string, ReadOnlyMemory<byte>?> Files(IReadOnlyList<Entry> present, IReadOnlyList<Entry> edited)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>?>();
        foreach (var gone in present.Where(entry => edited.All(kept => kept.Name != entry.Name))) (files[ServerCertificates.PathsOf(gone.Name).Certificate], files[ServerCertificates.PathsOf(gone.Name).Key]) = (null, null);
        foreach (var added in edited.Select(entry => entry.New).OfType<ServerCertificate>()) (files[ServerCertificates.PathsOf(added.ShortName).Certificate], files[ServerCertificates.PathsOf(added.ShortName).Key]) = (added.Certificate, added.Key);
        return files;
    }

    private sealed record Entry(string Name, string Shown, ServerCertificate? New)
    {
        public static Entry Of(ServerCertificate certificate) => new(certificate.ShortName, $"{string.Join(' ', certificate.Names)} until {certificate.Until:yyyy-MM-dd}", certificate);
    }
}
