using Wizard.LabTests.Lab;
using Wizard.Pki.Files;
using Wizard.Pki.Jose;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class RevokeTests(SharedAuthority shared)
{
    [LabTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_revoked_certificate_is_not_renewed_and_the_message_says_why(bool byToken)
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        await holder.Issuer.RevokeAsync(kept, await SignerAsync(byToken), default);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Issuer.RenewAsync(kept, seal: null, default));
        Assert.Equal("The authority does not renew this certificate: it was revoked, or renewals are switched off (STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL).", error.Message);
        Assert.Equal("Make a new one of the same name: `make step-ca cert`.", error.Mend);
        Assert.Equal(kept.Serial, holder.Folder.Find(SharedAuthority.Foo)!.Serial);
    }

    [LabTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Revoking_twice_is_no_error(bool byToken)
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        await holder.Issuer.RevokeAsync(kept, await SignerAsync(byToken), default);
        await holder.Issuer.RevokeAsync(kept, await SignerAsync(byToken), default);
        await holder.Issuer.RevokeAsync(kept, await SignerAsync(!byToken), default);
        Assert.Equal(kept.Serial, Assert.Single(holder.Folder.Revocations()).Serial);
    }

    [LabFact]
    public async Task It_is_known_as_revoked_also_where_its_files_are_deleted()
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        await holder.Issuer.RevokeAsync(kept, signer: null, default);
        var listed = Assert.Single(holder.Folder.List());
        Assert.Equal(CertificateStatus.Revoked, listed.StatusAt(DateTimeOffset.UtcNow));
        holder.Folder.Delete(listed);
        Assert.Empty(holder.Folder.List());
        Assert.Equal(kept.Serial, Assert.Single(holder.Folder.Revocations()).Serial);
    }

    [LabFact]
    public async Task A_certificate_whose_key_is_not_here_is_revoked_by_a_token_alone()
    {
        using var holder = new Holder(shared.Authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        File.Delete(kept.Files.Key);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Issuer.RevokeAsync(kept, signer: null, default));
        Assert.Contains("The private key of foo.clients.example.com is not here", error.Message, StringComparison.Ordinal);
        await holder.Issuer.RevokeAsync(kept, await SignerAsync(byToken: true), default);
        Assert.Single(holder.Folder.Revocations());
    }

    private async Task<ProvisionerKey?> SignerAsync(bool byToken) => byToken ? await shared.Authority.SignerAsync() : null;
}
