using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Settings;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class RefusalTests(SharedAuthority shared)
{
    [LabTheory]
    [InlineData("foo.elsewhere.example.com")]
    [InlineData("a.foo.clients.example.com")]
    [InlineData("clients.example.com")]
    public async Task A_name_outside_the_policy_is_refused_with_the_setting_that_allows_names(string name)
    {
        using var holder = new Holder(shared.Authority);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.IssueAsync(name));
        Assert.StartsWith("The authority does not sign this name: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Equal("Use a name that STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS allows, or extend it (`make step-ca config`, then `make step-ca install`).", error.Mend);
        NothingIsLeft(holder);
    }

    [LabTheory]
    [InlineData("24h1m")]
    [InlineData("3m")]
    public async Task A_duration_outside_the_limits_is_refused_with_the_setting_of_the_limits(string duration)
    {
        using var authority = await Authority.StartAsync(new() { Policy = SharedAuthority.Policy with { MinDuration = "5m" } });
        using var holder = new Holder(authority);
        Assert.True(Durations.TryParse(duration, out var time));
        var error = await Assert.ThrowsAsync<UserError>(() => holder.IssueAsync(SharedAuthority.Foo, time));
        Assert.StartsWith("The authority does not sign for that time: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("STEP_CA_AUTHORITY_CLAIMS_", error.Mend, StringComparison.Ordinal);
        NothingIsLeft(holder);
    }

    [LabFact]
    public async Task A_refusal_leaves_the_certificate_before_as_it_was()
    {
        using var holder = new Holder(shared.Authority);
        var first = await holder.IssueAsync(SharedAuthority.Foo);
        await Assert.ThrowsAsync<UserError>(() => holder.IssueAsync(SharedAuthority.Foo, TimeSpan.FromDays(2)));
        Assert.Equal(first.Serial, Assert.Single(holder.Folder.List()).Serial);
        Assert.Equal(3, Directory.GetFileSystemEntries(holder.Folder.Folder).Length);
    }

    [LabFact]
    public async Task A_token_is_good_for_one_request_and_the_message_says_so()
    {
        using var holder = new Holder(shared.Authority);
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        var (request, token) = (key.Request(new(SharedAuthority.Foo)), await holder.TokenAsync(SharedAuthority.Foo));
        await holder.Client.SignAsync(request, token, null, default);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Client.SignAsync(request, token, null, default));
        Assert.Equal("This one-time token was used before: each is good for one request.", error.Message);
        Assert.Equal("Make a new one: `make step-ca token`.", error.Mend);
    }

    [LabFact]
    public async Task A_token_for_one_name_signs_no_other()
    {
        using var holder = new Holder(shared.Authority);
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        var token = await holder.TokenAsync(SharedAuthority.Foo);
        var error = await Assert.ThrowsAsync<UserError>(() => holder.Client.SignAsync(key.Request(new("bar.clients.example.com")), token, null, default));
        Assert.StartsWith("The authority refuses (403): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(SharedAuthority.Foo, error.Message, StringComparison.Ordinal);
        Assert.Contains("logs-out", error.Mend, StringComparison.Ordinal);
    }

    private static void NothingIsLeft(Holder holder) => Assert.Empty(Directory.GetFileSystemEntries(holder.Folder.Folder));
}
