using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class StagedCertificateTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Certs _certs = new();

    public void Dispose() => _certs.Dispose();

    [Fact]
    public void Certificate_key_and_p12_get_in_place_together()
    {
        _certs.Issue();
        Assert.Equal([$"{Certs.Name}.crt", $"{Certs.Name}.key", $"{Certs.Name}.p12"], _certs.Files);
        using var key = _certs.Folder.Find(Certs.Name)!.ReadKey()!;
        Assert.True(key.Fits(_certs.Folder.Find(Certs.Name)!.Chain.Leaf));
    }

    [Fact]
    public void They_are_their_owners_alone()
    {
        _certs.Issue();
        _certs.Issue();
        Assert.All(_certs.Files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(_certs[file])));
        Assert.All([_certs.Path, _certs["old"]], folder => Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void A_key_that_waits_is_its_owners_alone_too()
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        using var staged = _certs.Folder.Stage(Certs.Name, key);
        Assert.Contains(_certs.Files, file => file.EndsWith($"new/{Certs.Name}.key", StringComparison.Ordinal));
        Assert.All(_certs.Files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(_certs[file])));
        Assert.All(Directory.GetDirectories(_certs.Path, "*", SearchOption.AllDirectories), folder => Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void A_second_certificate_of_the_name_moves_the_first_away_with_its_key()
    {
        var first = _certs.Issue();
        var (crt, key, p12) = (Read("crt"), Read("key"), Read("p12"));
        _certs.Issue();
        var old = $"old/{Certs.Name}.{first.Chain.Leaf.SerialNumber.ToLowerInvariant()}";
        Assert.Equal([$"{Certs.Name}.crt", $"{Certs.Name}.key", $"{Certs.Name}.p12", $"{old}.crt", $"{old}.key", $"{old}.p12"], _certs.Files);
        Assert.Equal([crt, key, p12], new[] { "crt", "key", "p12" }.Select(ending => File.ReadAllText(_certs[$"{old}.{ending}"])));
        Assert.NotEqual(key, Read("key"));
    }

    [Fact]
    public void A_renewed_certificate_keeps_its_key_where_it_is()
    {
        var first = _certs.Issue();
        var key = Read("key");
        _certs.Renew(pkcs12: true);
        var old = $"old/{Certs.Name}.{first.Chain.Leaf.SerialNumber.ToLowerInvariant()}";
        Assert.Equal([$"{Certs.Name}.crt", $"{Certs.Name}.key", $"{Certs.Name}.p12", $"{old}.crt", $"{old}.p12"], _certs.Files);
        Assert.Equal(key, Read("key"));
    }

    [Fact]
    public void A_renewal_without_p12_leaves_none_with_the_old_certificate_in_place()
    {
        var first = _certs.Issue();
        _certs.Renew(pkcs12: false);
        var old = $"old/{Certs.Name}.{first.Chain.Leaf.SerialNumber.ToLowerInvariant()}";
        Assert.Equal([$"{Certs.Name}.crt", $"{Certs.Name}.key", $"{old}.crt", $"{old}.p12"], _certs.Files);
    }

    [Fact]
    public void What_is_not_committed_leaves_nothing()
    {
        using (var key = ClientKey.Create(KeyKind.EllipticCurve)) _certs.Folder.Stage(Certs.Name, key).Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_certs.Path));
    }

    [Fact]
    public void What_is_not_committed_leaves_the_certificate_before_as_it_was()
    {
        _certs.Issue();
        var before = _certs.Files.Select(file => File.ReadAllText(_certs[file])).ToList();
        using (var key = ClientKey.Create(KeyKind.EllipticCurve)) _certs.Folder.Stage(Certs.Name, key).Dispose();
        Assert.Equal(before, _certs.Files.Select(file => File.ReadAllText(_certs[file])));
    }

    [Fact]
    public void A_stage_that_was_abandoned_is_removed_and_a_fresh_one_is_not()
    {
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        using var abandoned = _certs.Folder.Stage("abandoned.example.com", key);
        Directory.SetLastWriteTimeUtc(Directory.GetDirectories(_certs.Path).Single(), DateTime.UtcNow.AddHours(-2));
        using var fresh = _certs.Folder.Stage("fresh.example.com", key);
        Assert.Empty(_certs.Folder.List());
        Assert.Equal("fresh.example.com.key", Assert.Single(Directory.GetFiles(_certs.Path, "*.key", SearchOption.AllDirectories).Select(Path.GetFileName)));
    }

    [Fact]
    public void A_key_whose_certificate_cannot_be_read_is_kept_all_the_same()
    {
        _certs.Issue();
        var key = Read("key");
        File.WriteAllText(_certs[$"{Certs.Name}.crt"], "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        _certs.Issue();
        Assert.Contains(_certs.Files, file => file.StartsWith("old/", StringComparison.Ordinal) && File.ReadAllText(_certs[file]) == key);
        Assert.Single(_certs.Folder.List());
    }

    private string Read(string ending) => File.ReadAllText(_certs[$"{Certs.Name}.{ending}"]);
}
