using Wizard.Pki;
using Wizard.Pki.Files;
using Wizard.Tests.Env;

namespace Wizard.Tests.Pki;

/// <summary>A folder of certificates, and an authority that signs them.</summary>
internal sealed class Certs : IDisposable
{
    public const string Name = "foo.clients.example.com";

    private readonly TemporaryFolder _place = new();

    public TestCa Ca { get; } = new();

    public FakeClock Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Opened anew each time, as each run of the program does.</summary>
    public CertificateFolder Folder => new(Path, _place["lock"], Clock);

    public string Path => _place["certs"];

    /// <summary>A path in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Every file, without the revocations.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal);

    /// <summary>A new certificate with a new key.</summary>
    public KeptCertificate Issue(string name = Name, bool pkcs12 = true, int hours = 24)
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        return Keep(name, key, pkcs12, hours);
    }

    /// <summary>A new certificate with the key of the one before.</summary>
    public KeptCertificate Renew(bool pkcs12 = false, int hours = 24)
    {
        using var key = Folder.Find(Name)!.ReadKey()!;
        return Keep(Name, key, pkcs12, hours);
    }

    public void Dispose()
    {
        _place.Dispose();
        Ca.Dispose();
    }

    private KeptCertificate Keep(string name, ClientKey key, bool pkcs12, int hours)
    {
        using var staged = Folder.Stage(name, key);
        var chain = Ca.Chain(key, name, Clock.Now, Clock.Now.AddHours(hours));
        return staged.Commit(chain, pkcs12 ? [.. "p12 of "u8, .. chain.Leaf.SerialNumberBytes.Span] : null);
    }
}
