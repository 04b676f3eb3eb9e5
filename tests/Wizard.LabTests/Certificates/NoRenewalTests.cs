using Wizard.LabTests.Lab;
using Xunit;

namespace Wizard.LabTests.Certificates;

public class NoRenewalTests
{
    [LabFact]
    public async Task Where_renewals_are_switched_off_the_message_names_the_setting()
    {
        using var authority = await Authority.StartAsync(new() { Policy = SharedAuthority.Policy with { DisableRenewal = true } });
        using var holder = new Holder(authority);
        var kept = await holder.IssueAsync(SharedAuthority.Foo);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Issuer.RenewAsync(kept, seal: null, default));
        Assert.Contains("renewals are switched off (STEP_CA_AUTHORITY_CLAIMS_DISABLE_RENEWAL)", error.Message, StringComparison.Ordinal);
        Assert.Equal("Make a new one of the same name: `make step-ca cert`.", error.Mend);
        Assert.Equal(kept.Serial, Assert.Single(holder.Folder.List()).Serial);
    }
}
