using System.Security.Cryptography.X509Certificates;
using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Pki.Files;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class RenewTests(SharedAuthority shared)
{
    [LabTheory]
    [InlineData(KeyKind.EllipticCurve)]
    [InlineData(KeyKind.Rsa)]
    public async Task A_renewed_certificate_has_the_same_key_and_names_and_another_serial_number(KeyKind kind)
    {
        using var holder = new Holder(shared.Authority);
        var first = await holder.IssueAsync(new CertificateOrder(SharedAuthority.Foo) { Key = kind, OtherNames = ["bar.clients.example.com"] });
        var key = await File.ReadAllBytesAsync(first.Files.Key);
        var second = await holder.Issuer.RenewAsync(first, Holder.Seal(), default);
        Assert.NotEqual(first.Serial, second.Serial);
        Assert.Equal(key, await File.ReadAllBytesAsync(second.Files.Key));
        Assert.Equal(Names(first), Names(second));
        Assert.Equal(second.Serial, holder.Folder.Find(SharedAuthority.Foo)!.Serial);
        (await Run.Async("openssl", ["verify", "-CAfile", shared.Authority.RootFile, "-untrusted", second.Files.Certificate, second.Files.Certificate])).Succeeded();
    }

    [LabFact]
    public async Task The_certificate_before_is_kept_with_its_key()
    {
        using var holder = new Holder(shared.Authority);
        var first = await holder.IssueAsync(SharedAuthority.Foo);
        var before = await File.ReadAllBytesAsync(first.Files.Pkcs12);
        await holder.Issuer.RenewAsync(first, Holder.Seal(), default);
        var old = holder.Folder.List().Single(kept => kept.IsSuperseded);
        Assert.Equal(first.Serial, old.Serial);
        Assert.Equal(before, await File.ReadAllBytesAsync(old.Files.Pkcs12));
        using var key = old.ReadKey();
        Assert.NotNull(key);
    }

    [LabFact]
    public async Task Without_a_password_for_a_new_p12_the_one_before_moves_away()
    {
        using var holder = new Holder(shared.Authority);
        var second = await holder.Issuer.RenewAsync(await holder.IssueAsync(SharedAuthority.Foo), seal: null, default);
        Assert.False(File.Exists(second.Files.Pkcs12));
        Assert.True(File.Exists(holder.Folder.List().Single(kept => kept.IsSuperseded).Files.Pkcs12));
    }

    [LabFact]
    public async Task A_renewed_certificate_can_be_renewed_again()
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        for (var round = 0; round < 3; round++) kept = await holder.Issuer.RenewAsync(kept, seal: null, default);
        Assert.Equal(4, holder.Folder.List().Select(one => one.Serial).Distinct().Count());
    }

    [LabFact]
    public async Task An_expired_certificate_is_not_renewed_and_the_message_says_when_it_expired()
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromSeconds(1));
        await Expiry.OfAsync(kept);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Issuer.RenewAsync(kept, seal: null, default));
        Assert.Equal($"The certificate expired at {kept.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: step-ca renews only what is still valid.", error.Message);
        Assert.Equal("Make a new one of the same name: `make step-ca cert`.", error.Mend);
    }

    [LabFact]
    public async Task A_certificate_that_has_expired_by_the_authoritys_clock_alone_is_explained_by_the_clocks()
    {
        using var late = new Holder(shared.Authority, new ShiftedClock(-TimeSpan.FromHours(1)));
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromSeconds(1));
        await Expiry.OfAsync(kept);
        var error = await Assert.ThrowsAnyAsync<UserError>(() => late.Issuer.RenewAsync(kept, seal: null, default));
        Assert.StartsWith("The authority ends the connection when it sees this certificate, which is valid until ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Compare the two clocks", error.Mend, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(KeptCertificate kept) =>
        kept.Chain.Leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().Order(StringComparer.Ordinal);
}
