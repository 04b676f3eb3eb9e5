using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wizard.Env;

namespace Wizard.Pki.Files;

/// <summary>The certificates that were issued here: NAME.crt, NAME.key and NAME.p12 each, those that newer ones have replaced in old/, and what was revoked.</summary>
/// <param name="folder">The folder; made when something is written.</param>
/// <param name="locked">The folder whose lock keeps other writers away.</param>
/// <param name="clock">Tells what has expired.</param>
public sealed class CertificateFolder(string folder, string locked, TimeProvider clock)
{
    /// <summary>The folder, below this one, of those that were replaced.</summary>
    public const string Old = "old";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);
    private readonly RevocationFile _revocations = new(Path.Combine(folder, RevocationFile.Name));

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>All certificates, by name, a replaced one behind the one in its place.</summary>
    public IReadOnlyList<KeptCertificate> List()
    {
        if (!Directory.Exists(Folder)) return [];
        Recover();
        var revoked = _revocations.Read().ToLookup(revocation => revocation.Serial);
        var found = ReadAll(Folder, superseded: false).Concat(ReadAll(Path.Combine(Folder, Old), superseded: true)).ToList();
        return
        [
            .. found.Select(kept => WithKey(kept, found) with { Revocation = revoked[kept.Serial].LastOrDefault() })
                .OrderBy(kept => kept.Name, StringComparer.Ordinal).ThenBy(kept => kept.IsSuperseded).ThenByDescending(kept => kept.Until),
        ];
    }

    /// <summary>What was revoked, also where its files are gone.</summary>
    public IReadOnlyList<Revocation> Revocations() => _revocations.Read();

    /// <summary>The present certificate of a name; null where there is none.</summary>
    public KeptCertificate? Find(string name) => List().FirstOrDefault(kept => kept.Name == name && !kept.IsSuperseded);

    /// <summary>Puts a key down where its certificate will be, with room for that: a full disk is told before anything is signed.</summary>
    /// <param name="name">The common name, a host name: it becomes the name of files.</param>
    /// <param name="key">The private key.</param>
    /// <exception cref="UserError">It cannot be written.</exception>
    public StagedCertificate Stage(string name, ClientKey key)
    {
        if (Directory.Exists(Folder)) Recover();
        return StagedCertificate.Write(this, name, key);
    }

    /// <summary>Writes another .p12 of a certificate.</summary>
    public void Export(KeptCertificate certificate, byte[] pkcs12)
    {
        using var writer = Lock();
        AtomicFile.Write(certificate.Files.Pkcs12, pkcs12);
    }

    /// <summary>Notes that a certificate was revoked.</summary>
    public Revocation Revoke(KeptCertificate certificate)
    {
        using var writer = Lock();
        var revocation = new Revocation(certificate.Name, certificate.Serial, certificate.Until, clock.GetUtcNow());
        _revocations.Add(revocation);
        return revocation;
    }

    /// <summary>Deletes a certificate's files; that it was revoked stays known.</summary>
    public void Delete(KeptCertificate certificate)
    {
        using var writer = Lock();
        // the certificate last: as long as it is there, the rest is found
        string[] files = [certificate.Files.Pkcs12, .. certificate.Files.Key == $"{certificate.Files.Stem}.key" ? new[] { certificate.Files.Key } : [], certificate.Files.Certificate];
        foreach (var file in files) File.Delete(file);
        DirectoryFlush.Flush(Path.GetDirectoryName(certificate.Files.Certificate)!);
    }

    /// <summary>Keeps other writers of the context away.</summary>
    internal WriterLock Lock() => WriterLock.Acquire(locked, LockPatience);

    /// <summary>The present certificate of a name, as the files say; for those who hold the lock.</summary>
    internal KeptCertificate? Present(string name) => ReadAll(Folder, superseded: false).FirstOrDefault(kept => kept.Name == name);

    /// <summary>The files of the present certificate of a name.</summary>
    internal CertificateFiles FilesOf(string name) => new(Path.Combine(Folder, name), Path.Combine(Folder, $"{name}.key"));

    /// <summary>Forgets what was replaced and is over.</summary>
    internal void Prune()
    {
        foreach (var kept in ReadAll(Path.Combine(Folder, Old), superseded: true).Where(kept => kept.StatusAt(clock.GetUtcNow()) == CertificateStatus.Expired).ToList())
        {
            foreach (var ending in new[] { ".p12", ".key", ".crt" }) File.Delete(kept.Files.Stem + ending);
        }
    }

    // what a killed process had begun to put in place is put in place: all that it needs was written before
    private void Recover()
    {
        if (!StagedCertificate.IsAnyUnfinished(Folder)) return;
        using var writer = Lock();
        StagedCertificate.FinishAll(Folder);
    }

    private static IEnumerable<KeptCertificate> ReadAll(string place, bool superseded) => Directory.Exists(place)
        ? Directory.EnumerateFiles(place, "*.crt").Select(file => Read(file, superseded)).OfType<KeptCertificate>()
        : [];

    private static KeptCertificate? Read(string file, bool superseded)
    {
        try
        {
            var certificates = CaCertificates.ReadPem(File.ReadAllText(file));
            if (certificates.Count == 0) return null;
            var stem = file[..^".crt".Length];
            var name = superseded ? NameOf(Path.GetFileName(stem), certificates[0]) : Path.GetFileName(stem);
            return name is null ? null : new(name, new(certificates[0], [.. certificates.Skip(1)]), new(stem, $"{stem}.key")) { IsSuperseded = superseded };
        }
        catch (Exception error) when (error is CryptographicException or FileNotFoundException)
        {
            return null; // somebody else's file
        }
    }

    // NAME.SERIAL; anything else in old/ is somebody else's
    private static string? NameOf(string file, X509Certificate2 certificate)
    {
        var serial = $".{Serials.InHex(certificate)}";
        return file.EndsWith(serial, StringComparison.Ordinal) ? file[..^serial.Length] : null;
    }

    // a renewed certificate has kept its key, which is beside the last one that has it
    private static KeptCertificate WithKey(KeptCertificate kept, IReadOnlyList<KeptCertificate> all)
    {
        if (File.Exists(kept.Files.Key)) return kept;
        var key = kept.Chain.Leaf.PublicKey.ExportSubjectPublicKeyInfo();
        var other = all.FirstOrDefault(other => other.Name == kept.Name && File.Exists(other.Files.Key) && other.Chain.Leaf.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key));
        return other is null ? kept : kept with { Files = kept.Files with { Key = other.Files.Key } };
    }
}
