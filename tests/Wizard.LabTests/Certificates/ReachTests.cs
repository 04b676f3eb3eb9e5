using Wizard.LabTests.Lab;
using Wizard.Pki;
using Wizard.Pki.Api;
using Xunit;

namespace Wizard.LabTests.Certificates;

[Collection(OneAuthority.Name)]
public class ReachTests(SharedAuthority shared)
{
    [LabFact]
    public async Task An_authority_that_does_not_run_is_one_clear_message()
    {
        var port = Listener.FreePort();
        var error = await RefusedAsync(new($"https://localhost:{port}"));
        Assert.Equal($"Nothing listens at localhost port {port}: the connection was refused.", error.Message);
        Assert.StartsWith("Start Step-CA", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task An_authority_with_another_root_gets_no_token()
    {
        var error = await RefusedAsync((await shared.OtherAsync()).Url);
        Assert.Contains("answers with another certificate", error.Message, StringComparison.Ordinal);
        Assert.Contains("make step-ca client-bootstrap", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task An_authority_under_a_name_that_is_not_in_its_certificate_gets_no_token()
    {
        var error = await RefusedAsync(new($"https://127.0.0.1:{shared.Authority.Url.Port}"));
        Assert.Contains("is of this Step-CA, but not for the name 127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.Contains("STEP_CA_TRAEFIK_HOST", error.Mend, StringComparison.Ordinal);
    }

    [LabFact]
    public async Task At_an_ipv6_address_it_issues_renews_and_revokes()
    {
        using var authority = await Authority.StartAsync(new() { Host = "[::1]", ListensAt = "[::1]" });
        using var holder = new Holder(authority);
        var renewed = await holder.Issuer.RenewAsync(await holder.IssueAsync(SharedAuthority.Foo), seal: null, default);
        await holder.Issuer.RevokeAsync(renewed, await authority.SignerAsync(), default);
        Assert.NotNull(holder.Folder.Find(SharedAuthority.Foo)!.Revocation);
    }

    // with the right token: what keeps it from going out is the server's certificate alone
    private async Task<UserError> RefusedAsync(Uri url)
    {
        using var holder = new Holder(shared.Authority);
        using var key = ClientKey.Create(KeyKind.EllipticCurve);
        var client = new StepCaClient(shared.Authority.Trust with { Url = url }, TimeProvider.System);
        var token = await holder.TokenAsync(SharedAuthority.Foo);
        var error = await Assert.ThrowsAnyAsync<UserError>(() => client.SignAsync(key.Request(new(SharedAuthority.Foo)), token, null, default));
        await holder.Client.SignAsync(key.Request(new(SharedAuthority.Foo)), token, null, default); // it was not used up
        return error;
    }
}
