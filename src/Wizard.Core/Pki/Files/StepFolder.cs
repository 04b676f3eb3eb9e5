using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Wizard.Env;

namespace Wizard.Pki.Files;

/// <summary>The folder of the step command, ~/.step: which authority a user's programs speak to, and its root.</summary>
/// <param name="path">The folder: $STEPPATH, else ~/.step.</param>
/// <param name="clock">Names what is replaced.</param>
/// <param name="trusted">True where a file or folder belongs to root or to the user who runs the program: others' would choose whom tokens are sent to.</param>
public sealed class StepFolder(string path, TimeProvider clock, Func<string, bool> trusted)
{
    private const int Longest = 64 * 1024; // bytes: each is about a thousand

    /// <summary>The root certificate, PEM.</summary>
    public string RootFile { get; } = Path.Combine(path, "certs", "root_ca.crt");

    /// <summary>Address and fingerprint, JSON: <c>ca-url</c>, <c>fingerprint</c>, <c>root</c>.</summary>
    public string DefaultsFile { get; } = Path.Combine(path, "config", "defaults.json");

    /// <summary>Where it is: $STEPPATH, else ~/.step.</summary>
    /// <param name="environment">The value of an environment variable, or null.</param>
    public static string Choose(Func<string, string?> environment) =>
        environment("STEPPATH") is { Length: > 0 } named ? Path.GetFullPath(named) : Path.Combine(environment("HOME") is { Length: > 0 } home ? home : "/", ".step");

    /// <summary>The authority that stands there; null where none does, not in one piece, or where somebody else could have put it there.</summary>
    /// <remarks>The root counts only where it has the fingerprint that stands beside it.</remarks>
    public CaTrust? Read()
    {
        if (!File.Exists(DefaultsFile) || !File.Exists(RootFile) || Foreign is not null || IsLong(DefaultsFile) || IsLong(RootFile)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(DefaultsFile));
            var (address, fingerprint) = (document.RootElement.GetProperty("ca-url").GetString(), document.RootElement.GetProperty("fingerprint").GetString());
            var root = CaCertificates.ReadPem(File.ReadAllText(RootFile)).FirstOrDefault(certificate => CaCertificates.FingerprintOf(certificate).Equals(fingerprint, StringComparison.OrdinalIgnoreCase));
            return root is not null && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? new(url, root) : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>True where files are there that say something else: they belong to another authority, or are not in one piece.</summary>
    public bool HoldsOther(CaTrust authority) => (File.Exists(DefaultsFile) || File.Exists(RootFile)) && !Holds(authority);

    /// <summary>Writes both files; those that say something else are kept beside them.</summary>
    /// <returns>The files that were kept.</returns>
    /// <exception cref="UserError">They cannot be written, or the folder is somebody else's.</exception>
    public IReadOnlyList<string> Write(CaTrust authority)
    {
        if (Foreign is { } foreign) throw new UserError($"{foreign} belongs to somebody else, or everybody may write to it: nothing is written there.", "Set HOME or STEPPATH to a folder of your own (`sudo -H` does), or mend its owner and mode.");
        if (Holds(authority)) return [];
        IReadOnlyList<string> kept = [.. new[] { RootFile, DefaultsFile }.Where(File.Exists).Select(Keep)];
        AtomicFile.Write(RootFile, Encoding.ASCII.GetBytes(authority.Root.ExportCertificatePem() + "\n"));
        AtomicFile.Write(DefaultsFile, Defaults(authority)); // last: with it the two belong together
        return kept;
    }

    private bool Holds(CaTrust authority) => Read() is { } known && known.Fingerprint == authority.Fingerprint && known.Address == authority.Address;

    private string? Foreign => new[] { path, Path.GetDirectoryName(RootFile)!, Path.GetDirectoryName(DefaultsFile)!, RootFile, DefaultsFile }
        .FirstOrDefault(entry => Path.Exists(entry) && !trusted(entry));

    private static bool IsLong(string file) => new FileInfo(file).Length > Longest;

    private string Keep(string file)
    {
        var copy = $"{file}.{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.old";
        AtomicFile.Write(copy, File.ReadAllBytes(file));
        return copy;
    }

    private byte[] Defaults(CaTrust authority) => JsonText.Write(json =>
    {
        json.WriteString("ca-url", authority.Address);
        json.WriteString("fingerprint", authority.Fingerprint);
        json.WriteString("root", RootFile);
    });
}
