using Wizard.Pki;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CertificateFolderTests : IDisposable
{
    private readonly Certs _certs = new();

    public void Dispose() => _certs.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing_and_is_not_made()
    {
        Assert.Empty(_certs.Folder.List());
        Assert.Empty(_certs.Folder.Revocations());
        Assert.False(Directory.Exists(_certs.Path));
    }

    [Fact]
    public void Certificates_are_listed_by_name_and_what_was_replaced_behind_what_replaced_it()
    {
        var long1 = _certs.Issue(hours: 2000);
        var short2 = _certs.Issue(hours: 24);
        var other = _certs.Issue("bar.clients.example.com");
        Assert.Equal([(other.Serial, false), (short2.Serial, false), (long1.Serial, true)], _certs.Folder.List().Select(kept => (kept.Serial, kept.IsSuperseded)));
        Assert.Equal(short2.Serial, _certs.Folder.Find(Certs.Name)!.Serial);
    }

    [Fact]
    public void Every_certificate_finds_its_own_key_after_a_renewal_and_a_new_certificate()
    {
        _certs.Issue();
        _certs.Renew();
        _certs.Renew();
        _certs.Issue();
        var all = _certs.Folder.List();
        Assert.Equal(4, all.Count);
        foreach (var kept in all)
        {
            using var key = kept.ReadKey();
            Assert.NotNull(key);
        }
    }

    [Fact]
    public void A_renewed_certificate_whose_key_was_deleted_says_that_it_is_not_here()
    {
        _certs.Issue();
        _certs.Folder.Delete(_certs.Renew());
        _certs.Issue();
        var old = _certs.Folder.List().Single(kept => kept.IsSuperseded);
        Assert.Null(old.ReadKey());
    }

    [Fact]
    public void A_deleted_certificate_leaves_no_file_and_the_others_as_they_are()
    {
        _certs.Issue("bar.clients.example.com");
        _certs.Folder.Delete(_certs.Issue());
        Assert.Equal(["bar.clients.example.com.crt", "bar.clients.example.com.key", "bar.clients.example.com.p12"], _certs.Files);
    }

    [Fact]
    public void Deleting_a_renewed_certificate_does_not_take_the_key_of_the_one_in_its_place()
    {
        _certs.Issue();
        var renewed = _certs.Renew();
        _certs.Folder.Delete(_certs.Folder.List().Single(kept => kept.IsSuperseded));
        Assert.Equal([$"{Certs.Name}.crt", $"{Certs.Name}.key"], _certs.Files);
        using var key = _certs.Folder.Find(Certs.Name)!.ReadKey()!;
        Assert.True(key.Fits(renewed.Chain.Leaf));
    }

    [Fact]
    public void Files_of_somebody_else_do_no_harm_and_none_is_done_to_them()
    {
        _certs.Issue();
        Directory.CreateDirectory(_certs["old"]);
        var stranger = _certs.Ca.Chain(ClientKey.Create(KeyKind.EllipticCurve), "stranger", new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToPem();
        string[] files = ["notes.txt", "broken.crt", "empty.crt", "request.crt", "old/no-serial.crt", "old/a.b.crt", "old/crt.crt", "old/x.key"];
        foreach (var file in files) File.WriteAllText(_certs[file], file switch { "broken.crt" => "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "empty.crt" => "", "request.crt" => "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", _ => stranger });
        File.CreateSymbolicLink(_certs["dangling.crt"], _certs["nowhere"]);
        Directory.CreateDirectory(_certs["folder.crt"]);
        Assert.Equal(Certs.Name, Assert.Single(_certs.Folder.List()).Name);
        _certs.Issue();
        Assert.All(files, file => Assert.True(File.Exists(_certs[file]), file));
    }

    [Fact]
    public void A_key_that_is_another_certificates_is_told()
    {
        var kept = _certs.Issue();
        _certs.Issue("bar.clients.example.com");
        File.Copy(_certs["bar.clients.example.com.key"], kept.Files.Key, overwrite: true);
        Assert.Contains("is not the key of", Assert.Throws<UserError>(() => _certs.Folder.Find(Certs.Name)!.ReadKey()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")]
    public void A_key_that_cannot_be_read_is_told(string pem)
    {
        File.WriteAllText(_certs.Issue().Files.Key, pem);
        Assert.Contains("cannot be read", Assert.Throws<UserError>(() => _certs.Folder.Find(Certs.Name)!.ReadKey()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_replaced_is_forgotten_once_it_is_over_and_not_before()
    {
        _certs.Issue(hours: 24);
        _certs.Clock.Now += TimeSpan.FromHours(23);
        _certs.Renew(hours: 24);
        Assert.Equal(2, _certs.Folder.List().Count);
        _certs.Clock.Now += TimeSpan.FromHours(1);
        _certs.Renew(hours: 24);
        Assert.Equal(2, _certs.Folder.List().Count);
        Assert.Single(Directory.GetFiles(_certs["old"]));
    }

    [Fact]
    public void Another_p12_replaces_the_one_before()
    {
        var kept = _certs.Issue();
        _certs.Folder.Export(kept, [1, 2, 3]);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(kept.Files.Pkcs12));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept.Files.Pkcs12));
    }
}
