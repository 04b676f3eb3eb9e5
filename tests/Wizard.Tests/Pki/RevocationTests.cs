using Wizard.Pki.Files;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class RevocationTests : IDisposable
{
    private readonly Certs _certs = new();

    public void Dispose() => _certs.Dispose();

    [Fact]
    public void A_revoked_certificate_stays_revoked_and_a_new_one_of_the_name_is_not()
    {
        var kept = _certs.Issue();
        _certs.Folder.Revoke(kept);
        Assert.Equal(CertificateStatus.Revoked, _certs.Folder.Find(Certs.Name)!.StatusAt(_certs.Clock.Now));
        _certs.Issue();
        Assert.Equal([CertificateStatus.Valid, CertificateStatus.Revoked], _certs.Folder.List().Select(each => each.StatusAt(_certs.Clock.Now)));
    }

    [Fact]
    public void It_stays_known_when_the_files_are_deleted()
    {
        var kept = _certs.Issue();
        _certs.Folder.Revoke(kept);
        _certs.Folder.Delete(kept);
        Assert.Empty(_certs.Folder.List());
        Assert.Equal(new Revocation(Certs.Name, kept.Serial, kept.Until, _certs.Clock.Now), Assert.Single(_certs.Folder.Revocations()));
    }

    [Fact]
    public void Revoked_twice_it_is_noted_once()
    {
        var kept = _certs.Issue();
        _certs.Folder.Revoke(kept);
        _certs.Folder.Revoke(_certs.Issue("bar.clients.example.com"));
        _certs.Folder.Revoke(kept);
        Assert.Equal(["bar.clients.example.com", Certs.Name], _certs.Folder.Revocations().Select(revocation => revocation.Name));
    }

    [Fact]
    public void A_list_edited_by_hand_may_name_a_certificate_twice()
    {
        var kept = _certs.Issue();
        _certs.Folder.Revoke(kept);
        var entry = File.ReadAllText(_certs["revoked.json"]).Trim().TrimStart('[').TrimEnd(']');
        File.WriteAllText(_certs["revoked.json"], $"[{entry},{entry}]");
        Assert.NotNull(_certs.Folder.Find(Certs.Name)!.Revocation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("[{\"name\":\"a\",\"serial\":null,\"until\":\"2026-03-01T12:00:00Z\",\"at\":\"2026-03-01T12:00:00Z\"}]")]
    [InlineData("[{\"name\":\"a\",\"serial\":\"1\",\"until\":\"tomorrow\",\"at\":\"2026-03-01T12:00:00Z\"}]")]
    [InlineData("[{\"name\":\"a\",\"serial\":1,\"until\":\"2026-03-01T12:00:00Z\",\"at\":\"2026-03-01T12:00:00Z\"}]")]
    public void A_list_that_cannot_be_read_does_not_read_as_if_nothing_were_revoked(string json)
    {
        var kept = _certs.Issue();
        File.WriteAllText(_certs["revoked.json"], json);
        Assert.All(new Action[] { () => _certs.Folder.List(), () => _certs.Folder.Revocations(), () => _certs.Folder.Revoke(kept) }, look =>
            Assert.Contains("revoked.json cannot be read", Assert.Throws<UserError>(look).Message, StringComparison.Ordinal));
        Assert.Equal(json, File.ReadAllText(_certs["revoked.json"]));
    }
}
