using Wizard.Pki.Files;
using Xunit;

namespace Wizard.Tests.Pki;

public sealed class CertificateStatusTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Certs _certs = new();

    public void Dispose() => _certs.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(168)]
    [InlineData(8760)]
    public void It_is_due_from_exactly_two_thirds_of_its_life(int hours)
    {
        var kept = _certs.Issue(hours: hours);
        var due = kept.From + TimeSpan.FromHours(hours) * 2 / 3;
        Assert.Equal((CertificateStatus.Valid, CertificateStatus.Due), (kept.StatusAt(due - Second), kept.StatusAt(due)));
    }

    [Fact]
    public void It_has_expired_from_its_last_second_on()
    {
        var kept = _certs.Issue(hours: 3);
        Assert.Equal((CertificateStatus.Due, CertificateStatus.Expired), (kept.StatusAt(kept.Until - Second), kept.StatusAt(kept.Until)));
    }

    [Fact]
    public void What_was_replaced_is_never_due()
    {
        _certs.Issue(hours: 3);
        _certs.Issue(hours: 3);
        var old = _certs.Folder.List()[1];
        Assert.Equal((CertificateStatus.Superseded, CertificateStatus.Expired), (old.StatusAt(old.Until - Second), old.StatusAt(old.Until)));
    }

    [Fact]
    public void Revoked_goes_before_all_but_expired()
    {
        _certs.Folder.Revoke(_certs.Issue(hours: 3));
        _certs.Issue(hours: 3);
        var old = _certs.Folder.List()[1];
        Assert.Equal((CertificateStatus.Revoked, CertificateStatus.Revoked, CertificateStatus.Expired), (old.StatusAt(old.From), old.StatusAt(old.Until - Second), old.StatusAt(old.Until)));
    }
}
